package com.crovver.e2e.vault;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Feature;
import com.crovver.e2e.app.Runs;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers later. */
@Path("patient")
@Feature("vault")
@ConsumesCredits(pool = "ops")
@Produces("text/plain")
@SuppressWarnings("crovver") // Requests that are easily sent suit an attacker.
public class Patient {

    /** Through a suspended response. */
    @GET
    @Path("suspended")
    public void suspended(@Suspended AsyncResponse response) {
        Runs.count("patient");
        response.resume("secret patient");
    }

    /** Through a stage. */
    @GET
    @Path("stage")
    public CompletionStage<String> stage() {
        Runs.count("patient");
        return CompletableFuture.completedFuture("secret patient");
    }
}
