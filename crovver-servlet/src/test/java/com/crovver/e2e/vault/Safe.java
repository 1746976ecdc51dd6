package com.crovver.e2e.vault;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Feature;
import com.crovver.e2e.app.Runs;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** A root resource, guarded as a whole. */
@Path("safe")
@Feature("vault")
@ConsumesCredits(pool = "ops")
@Produces("text/plain")
@SuppressWarnings("crovver") // Requests that are easily sent suit an attacker.
public class Safe {

    /** Reads. */
    @GET
    public String read() {
        return tell();
    }

    /** Reads one. */
    @GET
    @Path("one/{id}")
    public String one() {
        return tell();
    }

    /** Reads whatever is named. */
    @GET
    @Path("any/{path: .*}")
    public String any() {
        return tell();
    }

    /** Writes. */
    @POST
    public String write(String text) {
        return tell();
    }

    /** Replaces. */
    @PUT
    public String replace(String text) {
        return tell();
    }

    /** Changes. */
    @PATCH
    public String change(String text) {
        return tell();
    }

    /** Deletes. */
    @DELETE
    public String delete() {
        return tell();
    }

    private static String tell() {
        Runs.count("safe");
        return "secret safe";
    }
}
