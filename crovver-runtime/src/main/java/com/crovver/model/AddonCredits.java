package com.crovver.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Bought credits that a tenant still has in one pool.
 *
 * @param poolKey the pool
 * @param remaining credits left
 * @param grants purchases they stem from; null where the API does not say
 * @param nextExpiry when the next of them expire; null if none do, or where the API does not say
 */
public record AddonCredits(
        String poolKey,
        long remaining,
        @Nullable Long grants,
        @Nullable Instant nextExpiry) {}
