package com.crovver.e2e.vault;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Feature;
import com.crovver.annotation.Unguarded;
import com.crovver.e2e.app.Runs;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Reading is open, writing is not. Under {@code /mixed-overridden} a filter may change the method. */
@WebServlet(
        name = "mixed",
        urlPatterns = {"/mixed", "/mixed-overridden"},
        asyncSupported = true)
public class Mixed extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Unguarded
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print("open mixed");
    }

    @Override
    @Feature("vault")
    @ConsumesCredits(pool = "ops")
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Runs.count("mixed");
        response.getWriter().print("secret mixed");
    }
}
