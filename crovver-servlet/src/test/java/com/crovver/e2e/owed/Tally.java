package com.crovver.e2e.owed;

import com.crovver.annotation.Charge;
import com.crovver.annotation.ConsumesCredits;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts runs, computed costs and the ends of asynchronous work; {@code GET /tally} tells all three. {@code PUT} signs in,
 * {@code POST} marks the outbox, {@code DELETE} lets one piece of work go on that waits for it.
 */
@WebServlet("/tally")
public class Tally extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final AtomicInteger RUNS = new AtomicInteger();
    private static final AtomicInteger COSTS = new AtomicInteger();

    private static final AtomicInteger ENDS = new AtomicInteger();
    private static final Semaphore GO_ON = new Semaphore(0);

    static void end() {
        ENDS.incrementAndGet();
    }

    static void awaitGoOn() {
        GO_ON.acquireUninterruptibly();
    }

    static int run() {
        return RUNS.incrementAndGet();
    }

    static void cost() {
        COSTS.incrementAndGet();
    }

    @Override
    @SuppressWarnings("crovver") // Open beside a charged one.
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(RUNS.get() + " " + COSTS.get() + " " + ENDS.get());
    }

    @Override
    @SuppressWarnings("crovver") // As above.
    protected void doPut(HttpServletRequest request, HttpServletResponse response) {
        request.getSession().setAttribute("workspace", request.getParameter("workspace"));
        request.getSession().setAttribute("user", "alice");
    }

    @Override
    @SuppressWarnings("crovver") // As above.
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        GO_ON.release();
    }

    /** As debts of a tenant are delivered in order, all earlier ones have been once this one has. */
    @Override
    @ConsumesCredits(pool = "api_calls", charge = Charge.ON_SUCCESS)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
}
