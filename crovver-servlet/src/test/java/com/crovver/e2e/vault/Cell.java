package com.crovver.e2e.vault;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Feature;
import com.crovver.e2e.app.Runs;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** A resource without a path of its own, reached through locators only. */
@Feature("vault")
@ConsumesCredits(pool = "ops")
@Produces("text/plain")
@SuppressWarnings("crovver") // Requests that are easily sent suit an attacker.
public class Cell {

    /** Reads. */
    @GET
    public String read() {
        Runs.count("cell");
        return "secret cell";
    }

    /** Writes. */
    @POST
    public String write(String text) {
        return read();
    }

    /** Leads further down. */
    @Path("inner")
    public Object inner() {
        return new Cell();
    }
}
