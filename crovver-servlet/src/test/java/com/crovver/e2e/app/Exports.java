package com.crovver.e2e.app;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Feature;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Guarded as a whole by a feature; exporting costs a credit besides. */
@Path("exports")
@Feature("data_export")
public class Exports {

    /** Exports. */
    @POST
    @ConsumesCredits(pool = "api_calls")
    @Consumes(MediaType.TEXT_PLAIN)
    @Produces(MediaType.TEXT_PLAIN)
    public String export(String text) {
        Runs.count("exports");
        return "exported " + text.length();
    }
}
