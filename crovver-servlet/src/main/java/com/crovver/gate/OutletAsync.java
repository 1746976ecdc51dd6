package com.crovver.gate;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Asynchronous work whose answer is held back: it leaves before the container is told that nothing more comes. */
record OutletAsync(AsyncContext context, Outlet outlet) implements AsyncContext {

    private static final Logger LOG = System.getLogger(OutletAsync.class.getName());

    private interface Step {
        void take() throws IOException;
    }

    @Override
    public void complete() {
        reached(outlet::complete);
        context.complete();
    }

    @Override
    public void dispatch() {
        reached(outlet::passOn);
        context.dispatch();
    }

    @Override
    public void dispatch(String path) {
        reached(outlet::passOn);
        context.dispatch(path);
    }

    @Override
    public void dispatch(ServletContext other, String path) {
        reached(outlet::passOn);
        context.dispatch(other, path);
    }

    /** A client that has gone away is no matter of whoever completes. */
    private static void reached(Step step) {
        try {
            step.take();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "An answer could not be sent", e);
        }
    }

    /** Not the container's own, which would be written to past the outlet. */
    @Override
    public ServletResponse getResponse() {
        return context.hasOriginalRequestAndResponse() ? outlet : context.getResponse();
    }

    /** As {@link #getResponse}: whoever goes on from it must not get past the outlet either. */
    @Override
    public ServletRequest getRequest() {
        return context.hasOriginalRequestAndResponse()
                ? new OutletRequest((HttpServletRequest) context.getRequest(), outlet)
                : context.getRequest();
    }

    @Override
    public boolean hasOriginalRequestAndResponse() {
        return context.hasOriginalRequestAndResponse();
    }

    @Override
    public void start(Runnable run) {
        context.start(run);
    }

    @Override
    public void addListener(AsyncListener listener) {
        context.addListener(new Listener(listener, outlet));
    }

    @Override
    public void addListener(AsyncListener listener, ServletRequest request, ServletResponse response) {
        context.addListener(new Listener(listener, outlet), request, response);
    }

    @Override
    public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
        return context.createListener(type);
    }

    @Override
    public void setTimeout(long milliseconds) {
        context.setTimeout(milliseconds);
    }

    @Override
    public long getTimeout() {
        return context.getTimeout();
    }

    /** A listener of the application's, which ends through the outlet what it is told of. */
    private record Listener(AsyncListener listener, Outlet outlet) implements AsyncListener {

        private AsyncEvent through(AsyncEvent event) {
            AsyncContext own = event.getAsyncContext();
            AsyncContext ours = new OutletAsync(own, outlet);
            // What the container supplies of itself would lead past the outlet.
            return new AsyncEvent(
                    ours,
                    event.getSuppliedRequest() == own.getRequest() ? ours.getRequest() : event.getSuppliedRequest(),
                    event.getSuppliedResponse() == own.getResponse() ? ours.getResponse() : event.getSuppliedResponse(),
                    event.getThrowable());
        }

        @Override
        public void onComplete(AsyncEvent event) throws IOException {
            listener.onComplete(through(event));
        }

        @Override
        public void onTimeout(AsyncEvent event) throws IOException {
            listener.onTimeout(through(event));
        }

        @Override
        public void onError(AsyncEvent event) throws IOException {
            listener.onError(through(event));
        }

        @Override
        public void onStartAsync(AsyncEvent event) throws IOException {
            listener.onStartAsync(through(event));
        }
    }
}
