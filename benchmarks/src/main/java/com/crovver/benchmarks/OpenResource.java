package com.crovver.benchmarks;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Answers anybody, through JAX-RS. */
@Path("guarded")
public class OpenResource {

    /** The least that can be answered. */
    @GET
    public String get() {
        return "ok";
    }
}
