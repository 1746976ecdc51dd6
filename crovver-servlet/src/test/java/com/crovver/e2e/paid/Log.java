package com.crovver.e2e.paid;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts every paid run of this application, and tells it: {@code GET /log}. Unguarded; {@code POST} signs in. */
@WebServlet("/log")
public class Log extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final AtomicInteger RUNS = new AtomicInteger();

    static int run() {
        return RUNS.incrementAndGet();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(RUNS.get());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        request.getSession().setAttribute("workspace", request.getParameter("workspace"));
        request.getSession().setAttribute("user", request.getParameter("user"));
    }
}
