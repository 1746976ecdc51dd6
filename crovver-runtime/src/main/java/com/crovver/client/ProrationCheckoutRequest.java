package com.crovver.client;

import org.jspecify.annotations.Nullable;

/**
 * The wish to pay for more seats for the rest of the current period. Immutable.
 *
 * @param tenantId the application's own id of the tenant
 * @param newCapacity seats in all afterwards, above what is paid for now
 * @param planId Crovver's id of the plan; null for the current one; needed when the tenant holds several
 * @param successUrl where the buyer comes back after paying; null for the organization's setting
 * @param cancelUrl where the buyer comes back without paying; null for the organization's setting
 * @param known what the caller knows of the seats, to prove the unit of the price with; not sent; null if nothing
 */
public record ProrationCheckoutRequest(
        String tenantId,
        int newCapacity,
        @Nullable String planId,
        @Nullable String successUrl,
        @Nullable String cancelUrl,
        @Nullable KnownSeats known) {

    /**
     * Seats before the purchase.
     *
     * @param currentCapacity seats paid for now, at least 0
     * @param includedSeats seats that the plan's base price covers, at least 0
     */
    public record KnownSeats(int currentCapacity, int includedSeats) {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is negative
         */
        public KnownSeats {
            if (currentCapacity < 0 || includedSeats < 0) {
                throw new IllegalArgumentException("currentCapacity and includedSeats must be at least 0, were "
                        + currentCapacity + " and " + includedSeats);
            }
        }

        /** Seats beyond the included ones that an upgrade adds. */
        int billable(int newCapacity) {
            return Math.max(0, newCapacity - includedSeats) - Math.max(0, currentCapacity - includedSeats);
        }
    }

    /**
     * Checks the wish.
     *
     * @throws IllegalArgumentException if the tenant is blank, if {@code newCapacity < 1}, or if it is not above the known
     *     current capacity
     */
    public ProrationCheckoutRequest {
        Ids.required("tenantId", tenantId);
        if (newCapacity < 1) {
            throw new IllegalArgumentException("newCapacity must be at least 1, was " + newCapacity);
        }
        if (known != null && newCapacity <= known.currentCapacity()) {
            throw new IllegalArgumentException("newCapacity is the new total and must be above the current capacity of "
                    + known.currentCapacity() + ", was " + newCapacity);
        }
    }

    /** A wish about the current plan; the buyer comes back to where the organization's settings say. */
    public static ProrationCheckoutRequest of(String tenantId, int newCapacity) {
        return new ProrationCheckoutRequest(tenantId, newCapacity, null, null, null, null);
    }

    /** The same wish about another plan; null for the current one. */
    public ProrationCheckoutRequest withPlanId(@Nullable String newPlanId) {
        return new ProrationCheckoutRequest(tenantId, newCapacity, newPlanId, successUrl, cancelUrl, known);
    }

    /** The same wish of a buyer who comes back to these addresses; null for the organization's setting. */
    public ProrationCheckoutRequest returningTo(@Nullable String newSuccessUrl, @Nullable String newCancelUrl) {
        return new ProrationCheckoutRequest(tenantId, newCapacity, planId, newSuccessUrl, newCancelUrl, known);
    }

    /**
     * The same wish with what is known of the seats. With it the unit of the price can be proved from the answer's details.
     *
     * @throws IllegalArgumentException if a number is negative, or the new capacity is not above the current one
     */
    public ProrationCheckoutRequest knowing(int currentCapacity, int includedSeats) {
        return new ProrationCheckoutRequest(
                tenantId, newCapacity, planId, successUrl, cancelUrl, new KnownSeats(currentCapacity, includedSeats));
    }
}
