package com.crovver.model;

import org.jspecify.annotations.Nullable;

/**
 * A pack of credits on sale to a tenant.
 *
 * @param id Crovver's id of the add-on; null in the one shape of the API that leaves it out
 * @param poolKey the pool it fills; null where the API does not say
 * @param displayName for people
 * @param description for people; null if there is none
 * @param credits credits per purchase
 * @param expiry when its credits expire
 * @param expiryDays days until then, for {@link Expiry#DAYS}; null otherwise
 * @param price what it costs
 * @param currentBalance what the tenant has in the pool now; null where the API does not say
 * @param poolLimit credits the plan grants to the pool per period; null means unlimited or not said
 */
public record Addon(
        @Nullable String id,
        @Nullable String poolKey,
        String displayName,
        @Nullable String description,
        long credits,
        Expiry expiry,
        @Nullable Integer expiryDays,
        Money price,
        @Nullable Long currentBalance,
        @Nullable Long poolLimit) {

    /** When bought credits expire. */
    public enum Expiry {
        /** At the end of the current billing period. */
        PERIOD_END,
        /** Some days after the purchase. */
        DAYS,
        /** Never. */
        NEVER,
        /** Not said, or a word the kit does not know. */
        UNKNOWN
    }
}
