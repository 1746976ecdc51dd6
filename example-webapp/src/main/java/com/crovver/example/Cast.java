package com.crovver.example;

import com.crovver.example.page.SignInPage.Person;
import com.crovver.example.page.SignInPage.Workspace;
import java.util.List;

/** Whom one can be where the emulator stands in for Crovver: its workspaces, and people who meet everything in them. */
final class Cast {

    private static final String OWNER = "owner";

    static final List<Workspace> WORKSPACES = List.of(
            new Workspace(
                    "acme",
                    "Acme Press",
                    "Pro",
                    "Everything works: drafts, analytics, exports.",
                    List.of(new Person("alice", OWNER), new Person("bob", "writer"))),
            new Workspace(
                    "globex",
                    "Globex Gazette",
                    "Starter",
                    "Few credits, two seats, no analytics: eve meets every refusal, carol can buy the way out.",
                    List.of(
                            new Person("carol", OWNER),
                            new Person("dave", "writer"),
                            new Person("eve", "without a seat"))),
            new Workspace(
                    "initech",
                    "Initech Reports",
                    "Pro, payment failed",
                    "Locked until erin puts the payment right.",
                    List.of(new Person("erin", OWNER))),
            new Workspace(
                    "hooli",
                    "Hooli Stories",
                    "Pro, on trial",
                    "Everything works, until the trial ends.",
                    List.of(new Person("frank", OWNER))));

    private Cast() {}
}
