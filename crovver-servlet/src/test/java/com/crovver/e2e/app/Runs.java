package com.crovver.e2e.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what really ran, and tells it: {@code GET /runs?of=NAME}, or in all {@code GET /runs}. Unguarded. */
@WebServlet("/runs")
public class Runs extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final ConcurrentMap<String, AtomicInteger> COUNTS = new ConcurrentHashMap<>();

    /** Notes that something ran, and tells how often it has by now. */
    public static int count(String name) {
        return COUNTS.computeIfAbsent(name, any -> new AtomicInteger()).incrementAndGet();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getParameter("of");
        int runs = COUNTS.entrySet().stream()
                .filter(count -> name == null || count.getKey().equals(name))
                .mapToInt(count -> count.getValue().get())
                .sum();
        response.getWriter().print(runs);
    }
}
