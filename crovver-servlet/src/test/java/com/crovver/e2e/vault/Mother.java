package com.crovver.e2e.vault;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Feature;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;

/**
 * What {@link Daughter} inherits.
 *
 * @param <T> what is written
 */
@SuppressWarnings("crovver") // Requests that are easily sent suit an attacker.
public abstract class Mother<T> {

    /** Reads. */
    @GET
    @Produces("text/plain")
    @Feature("vault")
    @ConsumesCredits(pool = "ops")
    public String read() {
        return tell();
    }

    /** Writes. */
    @POST
    @Produces("text/plain")
    @Feature("vault")
    @ConsumesCredits(pool = "ops")
    public abstract String write(T text);

    abstract String tell();
}
