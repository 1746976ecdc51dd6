package com.crovver.servlet;

import com.crovver.gate.Exchange;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

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
    static void passOn(Exchange exchange, ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean returned = false;
        try {
            chain.doFilter(request, response);
            returned = true;
        } finally {
            if (!returned && request.getDispatcherType() == DispatcherType.ASYNC) {
                new Settlement(exchange, (HttpServletResponse) response).thrown();
            }
        }
    }

    /** An exception of the chain becomes a 500 after us, unless something was sent before it. */
    private void thrown() {
        broken = !response.isCommitted();
        finish();
    }

    private void finish() {
        int status = committedStatus == NOT_COMMITTED ? response.getStatus() : committedStatus;
        exchange.settle(broken || status >= 500);
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
        broken = broken || (committedStatus == NOT_COMMITTED && event.getThrowable() != null);
    }

    @Override
    public void onComplete(AsyncEvent event) {
        finish();
    }
}
