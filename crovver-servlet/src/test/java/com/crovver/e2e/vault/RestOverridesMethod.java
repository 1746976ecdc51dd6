package com.crovver.e2e.vault;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/** Lets a client say another method than it uses, behind every servlet filter. */
@PreMatching
public class RestOverridesMethod implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        String header = request.getHeaderString("X-HTTP-Method-Override");
        String method =
                header == null ? request.getUriInfo().getQueryParameters().getFirst("_method") : header;
        if (method != null) {
            request.setMethod(method);
        }
    }
}
