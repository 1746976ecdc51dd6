package com.crovver.servlet;

import com.crovver.gate.Exchange;
import com.crovver.gate.Gatekeeper;
import com.crovver.gate.Outlet;
import com.crovver.gate.OutletRequest;
import com.crovver.guard.Run;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs the chain and tells the exchange how it ended, be it now or when asynchronous work is done.
 *
 * <p>The status counts as it was when the answer was committed: containers write another one over it when a time-out
 * follows. Containers announce one end several times, or on some errors only as an error; the exchange takes the first.
 */
final class Settlement implements AsyncListener {

    private static final int NOT_COMMITTED = 0;

    private final Exchange exchange;
    private final HttpServletResponse response;
    private volatile int committedStatus = NOT_COMMITTED;
    private volatile boolean broken;

    private Settlement(Exchange exchange, HttpServletResponse response) {
        this.exchange = exchange;
        this.response = response;
    }

    static void settleAfter(Exchange exchange, ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Settlement settlement = new Settlement(exchange, (HttpServletResponse) response);
        boolean returned = false;
        try {
            chain.doFilter(request, response);
            returned = true;
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(settlement);
            }
            if (!returned) {
                settlement.thrown();
            } else if (!request.isAsyncStarted()) {
                settlement.finish();
            }
        }
    }

    /**
     * Runs the chain of a further dispatch. What an asynchronous one throws ends the exchange with the status of this moment:
     * containers tell of it later, with another one, or not at all.
     */
    static void passOn(
            Exchange exchange,
            ServletRequest request,
            ServletResponse response,
            FilterChain chain,
            @Nullable Gatekeeper gatekeeper)
            throws IOException, ServletException {
        boolean returned = false;
        try {
            List<Run> owing = request.getDispatcherType() == DispatcherType.ASYNC ? exchange.owing() : List.of();
            if (owing.isEmpty() || gatekeeper == null) {
                chain.doFilter(request, response);
            } else {
                holdBack(
                        owing,
                        exchange,
                        (HttpServletRequest) request,
                        (HttpServletResponse) response,
                        chain,
                        gatekeeper);
            }
            returned = true;
        } finally {
            if (!returned && request.getDispatcherType() == DispatcherType.ASYNC) {
                new Settlement(exchange, (HttpServletResponse) response).thrown();
            }
        }
    }

    /** What began in an earlier dispatch is answered in this one, by whatever it was dispatched to. */
    private static void holdBack(
            List<Run> owing,
            Exchange exchange,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            Gatekeeper gatekeeper)
            throws IOException, ServletException {
        Outlet known = Outlet.holding(response);
        if (known != null) {
            // It was handed to startAsync(), and comes back.
            OutletRequest held = new OutletRequest(request, known);
            known.whileRunning(() -> chain.doFilter(held, response));
            return;
        }
        Outlet outlet = new Outlet(request, response, false, new UnwrittenCharge(gatekeeper, exchange, request));
        outlet.hold(owing);
        exchange.opened(outlet);
        OutletRequest held = new OutletRequest(request, outlet);
        outlet.whileRunning(() -> chain.doFilter(held, outlet));
    }

    /** An exception of the chain becomes a 500 after us, unless something was sent before it. */
    private void thrown() {
        broken = !response.isCommitted();
        finish();
    }

    private void finish() {
        int status = committedStatus == NOT_COMMITTED ? response.getStatus() : committedStatus;
        exchange.settle(broken || status >= 500, status);
    }

    private void noteCommit() {
        if (committedStatus == NOT_COMMITTED && response.isCommitted()) {
            committedStatus = response.getStatus();
        }
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        noteCommit();
    }

    @Override
    public void onError(AsyncEvent event) {
        noteCommit();
        // Where the container sends nothing more, this is the only word it says.
        if (committedStatus == NOT_COMMITTED && event.getThrowable() != null) {
            broken = true;
            exchange.cutOff();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        finish();
    }
}
