package com.crovver.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The wish for a link to the hosted pricing page. Immutable.
 *
 * <p>Anybody who knows the public key can have one made for any tenant: take the tenant from the session that the
 * application authenticated, never from the request.
 *
 * @param tenantId the application's own id of the tenant, which is created if it does not exist
 * @param returnUrl where the buyer comes back: an absolute http or https URL from a list of allowed ones
 * @param userId the application's own id of who acts; null if it is not to be sent
 * @param tenantName for people, if the tenant has to be created; null or blank if it is not to be sent
 * @param requiredFeature feature that the buyer misses, a hint for the page; null if there is none
 * @param requiredPlan Crovver's id of the plan to suggest, a hint for the page; null if there is none
 * @param productSlug product to show plans of; null for all
 * @param metadata {@code userEmail} and {@code userName} fill in the form, others pass through; null means none
 */
public record CheckoutTokenRequest(
        String tenantId,
        String returnUrl,
        @Nullable String userId,
        @Nullable String tenantName,
        @Nullable String requiredFeature,
        @Nullable String requiredPlan,
        @Nullable String productSlug,
        Map<String, Object> metadata) {

    /**
     * Checks the wish and copies the metadata.
     *
     * @throws IllegalArgumentException if the tenant or the product is blank, if the address is not absolute, or if the metadata holds null
     */
    public CheckoutTokenRequest {
        Ids.required("tenantId", tenantId);
        Ids.webUrl("returnUrl", returnUrl);
        Ids.optional("productSlug", productSlug);
        metadata = Ids.copy("metadata", metadata);
    }

    /** A wish without hints. */
    public CheckoutTokenRequest(String tenantId, String returnUrl) {
        this(tenantId, returnUrl, null, null, null, null, null, Map.of());
    }

    /** The same wish with who acts and what a new tenant is called; null or blank leaves one out. */
    public CheckoutTokenRequest actingAs(@Nullable String newUserId, @Nullable String newTenantName) {
        return new CheckoutTokenRequest(
                tenantId, returnUrl, newUserId, newTenantName, requiredFeature, requiredPlan, productSlug, metadata);
    }

    /** The same wish with hints for the page; null leaves one out. */
    public CheckoutTokenRequest suggesting(@Nullable String newRequiredFeature, @Nullable String newRequiredPlan) {
        return new CheckoutTokenRequest(
                tenantId, returnUrl, userId, tenantName, newRequiredFeature, newRequiredPlan, productSlug, metadata);
    }

    /** The same wish within one product; null for all. */
    public CheckoutTokenRequest inProduct(@Nullable String newProductSlug) {
        return new CheckoutTokenRequest(
                tenantId, returnUrl, userId, tenantName, requiredFeature, requiredPlan, newProductSlug, metadata);
    }

    /**
     * The same wish with metadata.
     *
     * @throws IllegalArgumentException if it holds null
     */
    public CheckoutTokenRequest withMetadata(Map<String, Object> newMetadata) {
        return new CheckoutTokenRequest(
                tenantId, returnUrl, userId, tenantName, requiredFeature, requiredPlan, productSlug, newMetadata);
    }

    /** The ids and hints; neither names nor metadata, which do not belong into logs. */
    @Override
    public String toString() {
        return "CheckoutTokenRequest[tenantId=" + tenantId + ", userId=" + userId + ", requiredFeature="
                + requiredFeature + ", requiredPlan=" + requiredPlan + ", productSlug=" + productSlug + "]";
    }
}
