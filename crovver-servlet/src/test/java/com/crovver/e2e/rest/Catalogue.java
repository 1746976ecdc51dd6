package com.crovver.e2e.rest;

import com.crovver.annotation.Feature;
import com.crovver.e2e.app.Runs;
import jakarta.ws.rs.GET;

/** A sub-resource that JAX-RS makes by itself. */
@Feature("advanced_analytics")
public class Catalogue {

    /** Lists. */
    @GET
    public String list() {
        Runs.count("catalogue");
        return "catalogue";
    }
}
