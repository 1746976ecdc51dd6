package com.crovver.client;

import java.util.Map;

/**
 * The wish to take credits from a pool. Immutable.
 *
 * @param tenantId the application's own id of the tenant
 * @param poolKey the pool
 * @param amount credits to take, at least 1
 * @param idempotencyKey at most one deduction is made per key. Derive it from the business event (order 88213, message 5)
 *     and put tenant and pool into it; never make a random one per attempt. After {@code BLOCKED} use a new one
 * @param metadata kept with the deduction, for people: text, numbers, booleans, lists and maps; null means none
 */
public record ConsumeCreditsRequest(
        String tenantId, String poolKey, long amount, String idempotencyKey, Map<String, Object> metadata) {

    /**
     * Checks the wish and copies the metadata.
     *
     * @throws IllegalArgumentException if an id or a key is blank, if {@code amount < 1}, or if the metadata holds null
     */
    public ConsumeCreditsRequest {
        Ids.required("tenantId", tenantId);
        Ids.required("poolKey", poolKey);
        Ids.required("idempotencyKey", idempotencyKey);
        if (amount < 1) {
            throw new IllegalArgumentException("amount must be at least 1, was " + amount);
        }
        metadata = Ids.copy("metadata", metadata);
    }

    /** A wish without metadata. */
    public ConsumeCreditsRequest(String tenantId, String poolKey, long amount, String idempotencyKey) {
        this(tenantId, poolKey, amount, idempotencyKey, Map.of());
    }
}
