package com.crovver.model;

import org.jspecify.annotations.Nullable;

/**
 * Crovver's answer to whether a tenant may use a feature or a product.
 *
 * @param canAccess the flag of the plan; alone it does not grant, see {@link #granted()}
 * @param credits what the pool behind the feature says; null if no pool backs it
 */
public record Access(boolean canAccess, @Nullable CreditCheck credits) {

    /**
     * What a feature's pool has.
     *
     * @param available credits left
     * @param sufficient whether they cover the amount asked for
     */
    public record CreditCheck(long available, boolean sufficient) {}

    /** Whether the tenant may: the flag is set and, where a pool backs the feature, its credits suffice. */
    public boolean granted() {
        return canAccess && (credits == null || credits.sufficient());
    }
}
