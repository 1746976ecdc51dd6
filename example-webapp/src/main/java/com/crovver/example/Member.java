package com.crovver.example;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/**
 * Who is signed in.
 *
 * @param workspace the tenant, as Crovver knows it
 * @param user the person
 */
record Member(String workspace, String user) {

    static Optional<Member> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null
                && session.getAttribute("workspace") instanceof String workspace
                && session.getAttribute("user") instanceof String user) {
            return Optional.of(new Member(workspace, user));
        }
        return Optional.empty();
    }

    /** For guarded handlers, which only run for somebody who is signed in. */
    static Member signedIn(HttpServletRequest request) {
        return of(request).orElseThrow();
    }

    /** Ends the session, if there is one. */
    static void signOut(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    void signIn(HttpServletRequest request) {
        HttpSession session = request.getSession();
        // A new id, so that nobody is in who had slipped the old one to this browser.
        request.changeSessionId();
        session.setAttribute("workspace", workspace);
        session.setAttribute("user", user);
    }
}
