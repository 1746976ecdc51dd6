package com.crovver.gate;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A request to JAX-RS whose method is held back until our own filter inside JAX-RS releases it. Without that filter no
 * resource method can match, so none can run unguarded.
 *
 * <p>Used by one thread at a time, as requests are.
 */
public final class HeldRequest extends HttpServletRequestWrapper {

    private final String placeholder;
    private boolean released;

    /** Holds a request, whose method then reads as the placeholder: a text that no client can know. */
    public HeldRequest(HttpServletRequest request, String placeholder) {
        super(request);
        this.placeholder = placeholder;
    }

    /** Lets the method be seen from now on, and returns it. */
    public String release() {
        released = true;
        return super.getMethod();
    }

    @Override
    public String getMethod() {
        return released ? super.getMethod() : placeholder;
    }
}
