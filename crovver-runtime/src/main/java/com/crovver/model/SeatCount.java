package com.crovver.model;

import org.jspecify.annotations.Nullable;

/**
 * Seats of a tenant.
 *
 * @param activeCount seats in use
 * @param capacityUnits seats paid for
 * @param exceeded whether more are in use than paid for
 * @param billingMode {@code recurring}, {@code manual}, {@code free}, or a word the kit does not know; null where the API
 *     does not say
 */
public record SeatCount(
        long activeCount,
        long capacityUnits,
        boolean exceeded,
        @Nullable String billingMode) {

    /** Seats of which the billing mode is not known. */
    public SeatCount(long activeCount, long capacityUnits, boolean exceeded) {
        this(activeCount, capacityUnits, exceeded, null);
    }
}
