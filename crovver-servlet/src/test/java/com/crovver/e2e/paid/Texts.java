package com.crovver.e2e.paid;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Feature;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The same as a resource; needs a feature besides. */
@Path("texts")
@Feature("data_export")
@Produces("text/plain;charset=UTF-8")
public class Texts {

    /** Of text. */
    @POST
    @ConsumesCredits(pool = "ai_generations", amount = 5)
    @Consumes(MediaType.TEXT_PLAIN)
    public Response plain(String text) {
        int run = Log.run();
        return Response.created(URI.create("/texts/" + run))
                .header("X-Other", "dropped")
                .tag("t" + run)
                .entity("Größe " + text.length() + ", run " + run)
                .build();
    }

    /** Of a form. */
    @POST
    @ConsumesCredits(pool = "ai_generations", amount = 5)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public String form(@FormParam("topic") String topic) {
        return "topic " + topic + ", run " + Log.run();
    }

    /** Later. */
    @POST
    @Path("later")
    @ConsumesCredits(pool = "ai_generations", amount = 5)
    public void later(@Suspended AsyncResponse response) {
        response.resume("later " + Log.run());
    }

    /** Large. */
    @POST
    @Path("large")
    @ConsumesCredits(pool = "ai_generations", amount = 5)
    public String large() {
        return "0123456789abcdef".repeat(4096) + Log.run();
    }
}
