package com.crovver.example.page;

import io.jstach.jstache.JStache;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks who one wants to be.
 *
 * @param frame around it
 * @param problem why the last try did not work; null if there was none
 * @param workspaces to choose from
 * @param only the workspace that everybody belongs to; null if any will do
 * @param returnTo where to go then; empty for the desk
 */
@JStache(path = "sign-in")
public record SignInPage(
        Frame frame,
        @Nullable String problem,
        List<Workspace> workspaces,
        @Nullable String only,
        String returnTo) implements Page {

    /**
     * A workspace to play with.
     *
     * @param id its id
     * @param name for people
     * @param plan what it has
     * @param story what can be seen with it
     * @param people who belongs to it
     */
    public record Workspace(String id, String name, String plan, String story, List<Person> people) {}

    /** Somebody to be. */
    public record Person(String id, String role) {}

    /** Whether there is a form to fill in. */
    boolean open() {
        return only != null || !workspaces.isEmpty();
    }

    @Override
    public String html() {
        return SignInPageRenderer.of().execute(this);
    }
}
