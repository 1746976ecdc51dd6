package com.crovver.client;

import org.jspecify.annotations.Nullable;

/**
 * A question about access: whether a tenant has a feature, has it within one product, or has a live subscription for a
 * product at all. Immutable.
 *
 * @param tenantId the application's own id of the tenant
 * @param featureKey the feature; null to ask for the product alone
 * @param productSlug the product; null for the tenant's newest live subscription
 * @param amount credits needed, at least 0, for a feature that a pool backs; null asks without an amount
 */
public record CanAccessRequest(
        String tenantId,
        @Nullable String featureKey,
        @Nullable String productSlug,
        @Nullable Long amount) {

    /**
     * Checks the question.
     *
     * @throws IllegalArgumentException if an id is blank, if neither feature nor product is given, or if the amount is
     *     negative
     */
    public CanAccessRequest {
        Ids.required("tenantId", tenantId);
        Ids.optional("featureKey", featureKey);
        Ids.optional("productSlug", productSlug); // without it the question would be a wider one
        if (featureKey == null && productSlug == null) {
            throw new IllegalArgumentException("featureKey or productSlug must be given");
        }
        if (amount != null && amount < 0) {
            throw new IllegalArgumentException("amount must be at least 0, was " + amount);
        }
    }

    /** Asks for a feature of the tenant's newest live subscription. */
    public static CanAccessRequest feature(String tenantId, String featureKey) {
        return new CanAccessRequest(tenantId, Ids.required("featureKey", featureKey), null, null);
    }

    /** Asks whether the tenant has any live subscription for a product. */
    public static CanAccessRequest product(String tenantId, String productSlug) {
        return new CanAccessRequest(tenantId, null, Ids.required("productSlug", productSlug), null);
    }

    /** The same question, within one product; null for the newest live subscription. */
    public CanAccessRequest inProduct(@Nullable String newProductSlug) {
        return new CanAccessRequest(tenantId, featureKey, newProductSlug, amount);
    }

    /** The same question, and whether the feature's pool covers this many credits. */
    public CanAccessRequest forAmount(long newAmount) {
        return new CanAccessRequest(tenantId, featureKey, productSlug, newAmount);
    }
}
