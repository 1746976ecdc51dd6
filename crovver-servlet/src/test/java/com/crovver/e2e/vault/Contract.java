package com.crovver.e2e.vault;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Feature;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;

/**
 * Says what resources do, and what they require.
 *
 * @param <T> what they take
 */
@SuppressWarnings("crovver") // Requests that are easily sent suit an attacker.
public interface Contract<T> {

    /** Reads. */
    @GET
    @Produces("text/plain")
    @Feature("vault")
    @ConsumesCredits(pool = "ops")
    String read();

    /** Writes. */
    @POST
    @Produces("text/plain")
    @Feature("vault")
    @ConsumesCredits(pool = "ops")
    String write(T text);
}
