package com.crovver.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant has in one pool.
 *
 * @param poolKey the pool's key
 * @param displayName for people; the key where the API sends no name
 * @param total credits left, bought ones included; below zero for an overdrawn soft pool
 * @param baseRemaining what is left of the plan's own credits; null where the API does not say
 * @param addonRemaining what is left of bought credits; null where the API does not say
 * @param limit credits the plan grants per period; null means unlimited or not said
 * @param limitBehavior what happens when credits run short
 * @param nextExpiry when the next credits expire; null if none do
 */
public record CreditBalance(
        String poolKey,
        String displayName,
        long total,
        @Nullable Long baseRemaining,
        @Nullable Long addonRemaining,
        @Nullable Long limit,
        LimitBehavior limitBehavior,
        @Nullable Instant nextExpiry) {

    /** Whether that many credits can be taken: of a pool with a soft limit always, else only if it has as many. */
    public boolean covers(long credits) {
        return limitBehavior == LimitBehavior.SOFT || total >= credits;
    }
}
