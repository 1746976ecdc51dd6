package com.crovver.client;

import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The wish to buy an add-on. Immutable.
 *
 * @param tenantId the application's own id of the tenant
 * @param addonId Crovver's id of the add-on
 * @param currency that of the tenant's subscription; another is refused with 422
 * @param idempotencyKey at most one purchase is made per key; derive it from the business event
 * @param successUrl where the buyer comes back after paying; null for the organization's setting
 * @param cancelUrl where the buyer comes back without paying; null for the organization's setting
 * @param metadata kept with the purchase: text, numbers, booleans, lists and maps; null means none
 */
public record PurchaseAddonRequest(
        String tenantId,
        String addonId,
        Currency currency,
        String idempotencyKey,
        @Nullable String successUrl,
        @Nullable String cancelUrl,
        Map<String, Object> metadata) {

    /**
     * Checks the wish and copies the metadata.
     *
     * @throws IllegalArgumentException if an id or the key is blank, or the metadata holds null
     */
    public PurchaseAddonRequest {
        Ids.required("tenantId", tenantId);
        Ids.required("addonId", addonId);
        Objects.requireNonNull(currency, "currency");
        Ids.required("idempotencyKey", idempotencyKey);
        metadata = Ids.copy("metadata", metadata);
    }

    /** A wish without metadata; the buyer comes back to where the organization's settings say. */
    public PurchaseAddonRequest(String tenantId, String addonId, Currency currency, String idempotencyKey) {
        this(tenantId, addonId, currency, idempotencyKey, null, null, Map.of());
    }

    /** The same wish of a buyer who comes back to these addresses; null for the organization's setting. */
    public PurchaseAddonRequest returningTo(@Nullable String newSuccessUrl, @Nullable String newCancelUrl) {
        return new PurchaseAddonRequest(
                tenantId, addonId, currency, idempotencyKey, newSuccessUrl, newCancelUrl, metadata);
    }
}
