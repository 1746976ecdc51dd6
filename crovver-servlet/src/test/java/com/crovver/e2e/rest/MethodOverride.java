package com.crovver.e2e.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/** Lets clients behind strict proxies name the method they mean. */
@PreMatching
public class MethodOverride implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        String meant = request.getHeaderString("X-HTTP-Method-Override");
        if (meant != null) {
            request.setMethod(meant);
        }
    }
}
