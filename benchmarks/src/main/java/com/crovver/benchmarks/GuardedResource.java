package com.crovver.benchmarks;

import com.crovver.annotation.Feature;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Answers whoever has the feature, which is remembered, through JAX-RS. */
@Path("guarded")
public class GuardedResource {

    /** The least that can be answered. */
    @GET
    @Feature("reports")
    public String get() {
        return "ok";
    }
}
