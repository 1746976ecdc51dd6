package com.crovver.e2e.vault;

import com.crovver.annotation.OccupiesSeat;
import com.crovver.e2e.app.Runs;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Guarded by a seat. */
@OccupiesSeat
@WebServlet(name = "desk", urlPatterns = "/desk", asyncSupported = true)
public class Desk extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Runs.count("desk");
        response.getWriter().print("secret desk");
    }
}
