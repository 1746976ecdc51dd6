package com.crovver.e2e.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/** Says how answers may be kept, as applications do for all of their resources. */
public class OwnCaching implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String kept = request.getUriInfo().getQueryParameters().getFirst("kept");
        if ("replaced".equals(kept)) {
            response.getHeaders().putSingle("Cache-Control", "no-store");
        } else if ("added".equals(kept)) {
            response.getHeaders().add("Cache-Control", "no-transform");
        }
    }
}
