package com.crovver.e2e.vault;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Feature;
import com.crovver.annotation.Unguarded;
import com.crovver.e2e.app.Runs;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Reading is open, writing is not. */
@Path("mixed")
@Produces("text/plain")
public class MixedResource {

    /** Open. */
    @Unguarded
    @GET
    public String read() {
        return "open mixed";
    }

    /** Guarded. */
    @POST
    @Feature("vault")
    @ConsumesCredits(pool = "ops")
    public String write(String text) {
        Runs.count("mixed-resource");
        return "secret mixed";
    }
}
