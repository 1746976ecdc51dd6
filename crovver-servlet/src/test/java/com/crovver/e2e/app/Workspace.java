package com.crovver.e2e.app;

import com.crovver.annotation.OccupiesSeat;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Guarded by a seat; declared in web.xml. */
@OccupiesSeat
public class Workspace extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Runs.count("workspace");
        response.getWriter().print("workspace");
    }
}
