package com.crovver.example;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The front page: who is signed in, a form to sign in, and what Inkwell can do. */
@WebServlet("")
public class HomeServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final List<Workspace> WORKSPACES = List.of(
            new Workspace("acme", "Pro"),
            new Workspace("globex", "Starter"),
            new Workspace("initech", "Pro, payment failed"),
            new Workspace("hooli", "Pro, on trial"));

    private record Workspace(String id, String plan) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Member> member = Member.of(request);
        String main = """
                <p>%s</p>
                <form method="post" action="login">
                <label for="workspace">Workspace</label>
                <select id="workspace" name="workspace">
                %s</select>
                <label for="user">User, such as alice, bob, carol or eve</label>
                <input id="user" name="user" required autocomplete="username" value="%s">
                <div><button>Sign in</button></div>
                </form>
                <h2>Write</h2>
                <form method="post" action="drafts">
                <input type="hidden" name="key" value="%s">
                <label for="topic">What is it about?</label>
                <input id="topic" name="topic" maxlength="80">
                <div><button>Write a draft (5 AI generations)</button></div>
                </form>
                <p><a href="workspace">Open the workspace (takes a seat)</a></p>
                <p><a href="analytics">See the analytics (Pro)</a></p>
                <form method="post" action="api/exports">
                <button>Export the drafts (Pro, 1 API call)</button>
                </form>
                <h2>Pay</h2>
                <p><a href="billing?return=%%2F">Plan, seats and credits (alice of acme, carol of globex, erin of initech, \
                frank of hooli)</a></p>
                """.formatted(
                        greeting(member),
                        options(member.map(Member::workspace).orElse("acme")),
                        Page.text(member.map(Member::user).orElse("")),
                        // Names the draft that this form asks for: sent twice, it is written and paid for once.
                        UUID.randomUUID());
        response.setHeader("Cache-Control", "private, no-cache");
        new Page("Inkwell", main).send(response);
    }

    private static String greeting(Optional<Member> member) {
        return member.map(it -> "Signed in as <strong>%s</strong> of <strong>%s</strong>."
                        .formatted(Page.text(it.user()), Page.text(it.workspace())))
                .orElse("Nobody is signed in.");
    }

    private static String options(String selected) {
        StringBuilder options = new StringBuilder();
        for (Workspace workspace : WORKSPACES) {
            options.append("<option value=\"%s\"%s>%s (%s)</option>\n"
                    .formatted(
                            workspace.id(),
                            workspace.id().equals(selected) ? " selected" : "",
                            workspace.id(),
                            workspace.plan()));
        }
        return options.toString();
    }
}
