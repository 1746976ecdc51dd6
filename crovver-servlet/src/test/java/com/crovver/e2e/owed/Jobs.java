package com.crovver.e2e.owed;

import com.crovver.annotation.Charge;
import com.crovver.annotation.ConsumesCredits;
import com.crovver.servlet.Crovver;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Works for five credits, if it succeeds; {@code how} says how it ends. */
@Path("jobs")
@Produces("text/plain;charset=UTF-8")
public class Jobs {

    /** At once. */
    @POST
    @ConsumesCredits(pool = "ai_generations", amount = 5, charge = Charge.ON_SUCCESS)
    public Response now(@QueryParam("how") String how) {
        Tally.run();
        return switch (how) {
            case "created" -> Response.created(URI.create("/jobs/1")).build();
            case "nothing" -> Response.noContent().build();
            case "stream" ->
                Response.ok((StreamingOutput) out -> {
                            for (int i = 0; i < 100; i++) {
                                out.write("0123456789abcdef".repeat(64).getBytes(StandardCharsets.US_ASCII));
                                out.flush();
                            }
                        })
                        .build();
            case "stream-throw" ->
                Response.ok((StreamingOutput) out -> {
                            throw new IllegalStateException("as asked");
                        })
                        .build();
            case "404" -> Response.status(404).entity("none").build();
            case "thrown-409" -> throw new WebApplicationException(409);
            case "throw" -> throw new IllegalStateException("as asked");
            default -> Response.ok("done").build();
        };
    }

    /** When somebody resumes it. */
    @POST
    @Path("later")
    @ConsumesCredits(pool = "ai_generations", amount = 5, charge = Charge.ON_SUCCESS)
    public void later(@QueryParam("how") String how, @Suspended AsyncResponse response) {
        Tally.run();
        switch (how) {
            case "timeout" -> response.setTimeout(100, TimeUnit.MILLISECONDS);
            case "404" -> resume(response, Response.status(404).build());
            case "throw" -> new Thread(() -> response.resume(new WebApplicationException(500))).start();
            default -> resume(response, "later");
        }
    }

    private static void resume(AsyncResponse response, Object with) {
        new Thread(() -> response.resume(with)).start();
    }

    /** When a stage completes. */
    @POST
    @Path("stage")
    @ConsumesCredits(pool = "ai_generations", amount = 5, charge = Charge.ON_SUCCESS)
    public CompletionStage<String> stage(@QueryParam("how") String how) {
        Tally.run();
        CompletableFuture<String> stage = new CompletableFuture<>();
        new Thread(() -> {
                    if ("throw".equals(how)) {
                        stage.completeExceptionally(new WebApplicationException(500));
                    } else {
                        stage.complete("staged");
                    }
                })
                .start();
        return stage;
    }

    /** As events. */
    @GET
    @Path("events")
    @Produces("text/event-stream")
    @SuppressWarnings("crovver") // Browsers ask for events with GET.
    @ConsumesCredits(pool = "ai_generations", amount = 5, charge = Charge.ON_SUCCESS)
    public void events(@Context SseEventSink sink, @Context Sse sse) {
        Tally.run();
        try (sink) {
            sink.send(sse.newEvent("one"));
            sink.send(sse.newEvent("two"));
        }
    }

    /** By pages. */
    @POST
    @Path("priced")
    @ConsumesCredits(pool = "ai_generations", cost = PerPage.class)
    public String priced() {
        Tally.run();
        return "priced";
    }

    /** By tokens. */
    @POST
    @Path("tokens")
    @ConsumesCredits(pool = "ai_generations", charge = Charge.ON_SUCCESS)
    public String tokens(@QueryParam("n") long tokens, @Context HttpServletRequest request) {
        Tally.run();
        Crovver.of(request).charge("ai_generations", tokens);
        return "counted";
    }
}
