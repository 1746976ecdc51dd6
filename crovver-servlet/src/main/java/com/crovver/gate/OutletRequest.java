package com.crovver.gate;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * The request that belongs to an outlet: whoever goes on asynchronously ends it through the outlet too. Used by one thread at a
 * time, as requests are.
 */
public final class OutletRequest extends HttpServletRequestWrapper {

    private final Outlet outlet;

    /** A request whose answer goes through an outlet. */
    public OutletRequest(HttpServletRequest request, Outlet outlet) {
        super(request);
        this.outlet = outlet;
    }

    @Override
    public AsyncContext startAsync() {
        return throughOutlet(super.startAsync());
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        return throughOutlet(super.startAsync(request, response));
    }

    @Override
    public AsyncContext getAsyncContext() {
        return throughOutlet(super.getAsyncContext());
    }

    /** The answer may come to be held back later. */
    private AsyncContext throughOutlet(AsyncContext context) {
        outlet.asyncTaken();
        return new OutletAsync(context, outlet);
    }
}
