package com.crovver.e2e.app;

import com.crovver.annotation.Feature;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Guarded as a whole, by a feature. */
@Feature("advanced_analytics")
@WebServlet(name = "analytics", urlPatterns = "/analytics", asyncSupported = true)
public class Analytics extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Runs.count("analytics");
        response.getWriter().print("analytics");
    }
}
