package com.crovver.e2e.app;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** An unguarded page that dispatches to others: {@code how} says in which way, {@code to} where, {@code times} how often. */
@WebServlet(urlPatterns = "/dispatch", asyncSupported = true)
public class Dispatch extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String to = request.getParameter("to");
        int times = request.getParameter("times") == null ? 1 : Integer.parseInt(request.getParameter("times"));
        switch (request.getParameter("how")) {
            case "forward" -> request.getRequestDispatcher(to).forward(request, response);
            case "named" -> getServletContext().getNamedDispatcher(to).forward(request, response);
            case "async" -> request.startAsync(request, response).dispatch(to);
            case "async-unwrapped" -> request.startAsync().dispatch(to);
            case "async-start" -> {
                AsyncContext async = request.startAsync(request, response);
                async.start(() -> async.dispatch(to));
            }
            case "include" -> include(request.getRequestDispatcher(to), times, request, response);
            case "include-named" -> include(getServletContext().getNamedDispatcher(to), times, request, response);
            case "gone" -> response.sendError(410);
            case "error" -> response.sendError(Integer.parseInt(to));
            case "throw" -> throw new ServletException("as asked");
            default -> response.sendError(400);
        }
    }

    private static void include(
            RequestDispatcher target, int times, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.getWriter().print("[");
        for (int i = 0; i < times; i++) {
            target.include(request, response);
        }
        response.getWriter().print("]");
        if (request.getAttribute("com.crovver.refusal") instanceof Map<?, ?> refusal) {
            response.getWriter().print("refused " + refusal.get("status"));
        }
    }
}
