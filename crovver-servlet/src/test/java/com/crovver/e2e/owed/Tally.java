package com.crovver.e2e.owed;

import com.crovver.annotation.Charge;
import com.crovver.annotation.ConsumesCredits;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts runs and computed costs; {@code GET /tally} tells both. {@code PUT} signs in, {@code POST} marks the outbox. */
@WebServlet("/tally")
public class Tally extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final AtomicInteger RUNS = new AtomicInteger();
    private static final AtomicInteger COSTS = new AtomicInteger();

    static int run() {
        return RUNS.incrementAndGet();
    }

    static void cost() {
        COSTS.incrementAndGet();
    }

    @Override
    @SuppressWarnings("crovver") // Open beside a charged one.
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(RUNS.get() + " " + COSTS.get());
    }

    @Override
    @SuppressWarnings("crovver") // As above.
    protected void doPut(HttpServletRequest request, HttpServletResponse response) {
        request.getSession().setAttribute("workspace", request.getParameter("workspace"));
        request.getSession().setAttribute("user", "alice");
    }

    /** As debts of a tenant are delivered in order, all earlier ones have been once this one has. */
    @Override
    @ConsumesCredits(pool = "api_calls", charge = Charge.ON_SUCCESS)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
}
