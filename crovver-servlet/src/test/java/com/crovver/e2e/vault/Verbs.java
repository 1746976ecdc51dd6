package com.crovver.e2e.vault;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Feature;
import com.crovver.e2e.app.Runs;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Implements most methods there is a {@code doX} for, each with its own requirements. */
@WebServlet(name = "verbs", urlPatterns = "/verbs", asyncSupported = true)
@SuppressWarnings("crovver") // Requests that are easily sent suit an attacker.
public class Verbs extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    @Feature("vault")
    @ConsumesCredits(pool = "ops")
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        tell(response);
    }

    @Override
    @Feature("vault")
    @ConsumesCredits(pool = "ops")
    protected void doHead(HttpServletRequest request, HttpServletResponse response) {
        Runs.count("verbs");
        response.setHeader("X-Secret", "secret verbs");
    }

    @Override
    @Feature("vault")
    @ConsumesCredits(pool = "ops")
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        tell(response);
    }

    @Override
    @Feature("vault")
    @ConsumesCredits(pool = "ops")
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        tell(response);
    }

    @Override
    @Feature("vault")
    @ConsumesCredits(pool = "ops")
    protected void doTrace(HttpServletRequest request, HttpServletResponse response) throws IOException {
        tell(response);
    }

    private static void tell(HttpServletResponse response) throws IOException {
        Runs.count("verbs");
        response.getWriter().print("secret verbs");
    }
}
