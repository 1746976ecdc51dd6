package com.crovver.model;

/**
 * Seats of a tenant.
 *
 * @param activeCount seats in use
 * @param capacityUnits seats paid for
 * @param exceeded whether more are in use than paid for
 */
public record SeatCount(long activeCount, long capacityUnits, boolean exceeded) {}
