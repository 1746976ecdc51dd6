package com.crovver.e2e.routes;

import com.crovver.annotation.Feature;
import com.crovver.e2e.app.Runs;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** One class that serves under many names. */
@Feature("advanced_analytics")
public class Guarded extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Runs.count("guarded");
        response.getWriter().print("guarded ran");
    }
}
