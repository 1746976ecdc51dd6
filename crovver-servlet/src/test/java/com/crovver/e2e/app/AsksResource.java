package com.crovver.e2e.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;

/** What {@link Asks} shows, asked inside a resource. */
@Path("asks")
public class AsksResource {

    @Context
    private HttpServletRequest request;

    @GET
    public String get() {
        return Asks.answer(request);
    }
}
