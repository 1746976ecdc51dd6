package com.crovver.e2e.vault;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Feature;
import com.crovver.e2e.app.Runs;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A prefix mapping, which takes any path info. */
@Feature("vault")
@ConsumesCredits(pool = "ops")
@WebServlet(name = "tree", urlPatterns = "/tree/*", asyncSupported = true)
@SuppressWarnings("crovver") // Requests that are easily sent suit an attacker.
public class Tree extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Runs.count("tree");
        response.getWriter().print("secret tree");
    }
}
