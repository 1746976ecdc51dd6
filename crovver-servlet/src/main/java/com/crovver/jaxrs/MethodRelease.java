package com.crovver.jaxrs;

import com.crovver.gate.HeldRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/**
 * Releases the method of a request that our gate in front holds back. It is registered together with the guards, so that
 * where they are missing no resource method can be matched at all.
 */
@PreMatching
final class MethodRelease implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getProperty(HeldRequest.ATTRIBUTE) instanceof HeldRequest held) {
            request.setMethod(held.release());
        }
    }
}
