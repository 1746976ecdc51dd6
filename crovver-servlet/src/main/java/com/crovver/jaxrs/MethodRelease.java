package com.crovver.jaxrs;

import com.crovver.gate.Enforcement;
import com.crovver.gate.Exchange;
import com.crovver.gate.HeldRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/**
 * Releases the method of a request that our gate in front holds back. It is registered together with the guards, so that
 * where they are missing no resource method can be matched at all.
 *
 * <p>The priority stands on the class: Jersey does not honour one below 1 that is given at registration. Before every other
 * filter, those of the application see the real method.
 */
@PreMatching
@Priority(Integer.MIN_VALUE)
final class MethodRelease implements ContainerRequestFilter {

    private final String exchangeAttribute;

    MethodRelease(Enforcement enforcement) {
        this.exchangeAttribute = enforcement.exchangeAttribute();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getProperty(exchangeAttribute) instanceof Exchange exchange) {
            HeldRequest held = exchange.held();
            if (held != null) {
                request.setMethod(held.release());
            }
        }
    }
}
