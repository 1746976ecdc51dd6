package com.crovver.e2e.owed;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page that is dispatched to, and dispatches: {@code how}. Unguarded. */
@WebServlet(urlPatterns = "/frame", asyncSupported = true)
public class Frame extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        // The first value is that of the dispatch, the next one that of the request.
        switch (request.getParameterValues("how")[0]) {
            case "text" -> response.getWriter().print("text");
            case "404" -> response.setStatus(404);
            case "no" -> response.sendError(404);
            case "away" -> response.sendRedirect("/elsewhere");
            case "reset" -> response.reset();
            case "bad-then-good" -> {
                try {
                    request.getRequestDispatcher("/works?how=throw").include(request, response);
                } catch (IllegalStateException | ServletException e) {
                    response.getWriter().print("failed, ");
                }
                request.getRequestDispatcher("/works?how=text").include(request, response);
            }
            case "throw" -> throw new IllegalStateException("as asked");
            case "twice" -> {
                response.getWriter().print("[");
                request.getRequestDispatcher(request.getParameter("to")).include(request, response);
                request.getRequestDispatcher(request.getParameter("to")).include(request, response);
                response.getWriter().print("]");
            }
            case "then-fail" -> {
                request.getRequestDispatcher(request.getParameter("to")).include(request, response);
                if (request.getHeader("X-Mended") == null) {
                    response.reset();
                    response.sendError(500);
                }
            }
            case "forward" ->
                request.getRequestDispatcher(request.getParameter("to")).forward(request, response);
            default -> response.sendError(400);
        }
    }
}
