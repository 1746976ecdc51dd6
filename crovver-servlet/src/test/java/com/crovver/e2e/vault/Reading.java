package com.crovver.e2e.vault;

import com.crovver.annotation.Feature;
import com.crovver.e2e.app.Runs;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Guarded by a feature alone, so that it costs nothing; and mapped to the root of the application. */
@Feature("vault")
@WebServlet(
        name = "reading",
        urlPatterns = {"", "/reading", "/reading/*"},
        asyncSupported = true)
public class Reading extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Runs.count("reading");
        response.getWriter().print("secret reading");
    }
}
