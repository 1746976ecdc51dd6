package com.crovver.e2e.vault;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Feature;
import com.crovver.e2e.app.Runs;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Exact mappings, guarded as a whole. */
@Feature("vault")
@ConsumesCredits(pool = "ops")
@WebServlet(
        name = "vault",
        urlPatterns = {"/vault", "/deep/vault", "/päth"},
        asyncSupported = true)
@SuppressWarnings("crovver") // Requests that are easily sent suit an attacker.
public class Vault extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Runs.count("vault");
        response.getWriter().print("secret vault");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        doGet(request, response);
    }
}
