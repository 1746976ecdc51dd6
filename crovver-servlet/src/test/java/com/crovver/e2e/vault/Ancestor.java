package com.crovver.e2e.vault;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Feature;
import com.crovver.e2e.app.Runs;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Carries what {@link Heir} inherits; not public, as annotations on such classes have been missed before.
 *
 * @param <T> of no consequence
 */
@SuppressWarnings("crovver") // Requests that are easily sent suit an attacker.
abstract class Ancestor<T> extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    @Feature("vault")
    @ConsumesCredits(pool = "ops")
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Runs.count("heir");
        response.getWriter().print("secret heir");
    }
}
