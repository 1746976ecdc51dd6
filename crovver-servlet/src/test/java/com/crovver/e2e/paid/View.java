package com.crovver.e2e.paid;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page that handlers forward to, and that includes or forwards to a handler: {@code include}, {@code forward}. Unguarded. */
@WebServlet("/view")
public class View extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getParameter("include") != null) {
            response.getWriter().print("[");
            request.getRequestDispatcher("/notes").include(request, response);
            response.getWriter().print("]");
        } else if (request.getParameter("forward") != null) {
            request.getRequestDispatcher("/notes").forward(request, response);
        } else {
            response.setContentType("text/plain");
            response.getWriter().print("view of " + request.getParameter("run"));
        }
    }
}
