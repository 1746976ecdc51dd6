package com.crovver.e2e.rest;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Feature;
import com.crovver.e2e.app.Runs;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;

/**
 * What resources inherit.
 *
 * @param <T> what is stored
 */
public abstract class Store<T> {

    /** Lists. */
    @GET
    @Feature("advanced_analytics")
    public String list() {
        Runs.count("store-list");
        return "list";
    }

    /** Stores. */
    @POST
    @ConsumesCredits(pool = "ai_generations", amount = 5)
    public abstract String put(T item);
}
