package com.crovver.e2e.app;

import com.crovver.annotation.Feature;
import jakarta.ws.rs.GET;

/**
 * What resources implement; the requirement stands here only.
 *
 * @param <T> what they are asked for
 */
public interface Report<T> {

    /** Tells. */
    @GET
    @Feature("advanced_analytics")
    String tell(@jakarta.ws.rs.QueryParam("what") T what);
}
