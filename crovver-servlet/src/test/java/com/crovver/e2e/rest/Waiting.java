package com.crovver.e2e.rest;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Feature;
import com.crovver.e2e.app.Runs;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers that come later. */
@Path("waiting")
public class Waiting {

    /** Resumes from another thread. */
    @GET
    @Path("suspended")
    @Feature("advanced_analytics")
    public void suspended(@Suspended AsyncResponse response) {
        Runs.count("suspended");
        new Thread(() -> response.resume("resumed")).start();
    }

    /** Completes in another thread. */
    @GET
    @Path("stage")
    @Feature("advanced_analytics")
    public CompletionStage<String> stage() {
        Runs.count("stage");
        return CompletableFuture.supplyAsync(() -> "completed");
    }

    /** Sends two events. */
    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Feature("advanced_analytics")
    public void events(@Context SseEventSink sink, @Context Sse sse) {
        Runs.count("events");
        sink.send(sse.newEvent("one"));
        sink.send(sse.newEvent("two")).thenRun(sink::close);
    }

    /** Resumes, and is charged; {@code end} says with what. */
    @POST
    @Path("charged")
    @ConsumesCredits(pool = "ai_generations", amount = 5)
    public void charged(@QueryParam("end") String end, @Suspended AsyncResponse response) {
        int run = Runs.count("charged");
        new Thread(() -> {
                    if ("error".equals(end)) {
                        response.resume(new IllegalStateException("as asked"));
                    } else {
                        response.resume("run " + run);
                    }
                })
                .start();
    }
}
