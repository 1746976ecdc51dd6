package com.crovver.model;

import org.jspecify.annotations.Nullable;

/**
 * A named bucket of credits that a plan grants for each period.
 *
 * @param key the pool's key
 * @param displayName for people; the key where the API sends no name
 * @param limitPerPeriod credits granted per billing period; null means unlimited
 * @param rollover whether what is left at the end of a period is carried into the next
 * @param rolloverCap most credits that are carried over; null means no cap
 * @param limitBehavior what happens when credits run short
 */
public record CreditPool(
        String key,
        String displayName,
        @Nullable Long limitPerPeriod,
        boolean rollover,
        @Nullable Long rolloverCap,
        LimitBehavior limitBehavior) {}
