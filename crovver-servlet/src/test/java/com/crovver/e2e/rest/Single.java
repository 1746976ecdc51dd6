package com.crovver.e2e.rest;

import com.crovver.annotation.Feature;
import com.crovver.e2e.app.Runs;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Registered as an instance. */
@Path("single")
public class Single {

    /** Tells. */
    @GET
    @Feature("advanced_analytics")
    public String tell() {
        Runs.count("single");
        return "single";
    }
}
