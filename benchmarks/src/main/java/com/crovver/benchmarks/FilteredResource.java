package com.crovver.benchmarks;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Answers anybody, through JAX-RS and filters that do nothing. */
@Path("guarded")
public class FilteredResource {

    /** The least that can be answered. */
    @GET
    @EmptyFilter.Bound
    public String get() {
        return "ok";
    }
}
