package com.crovver.client;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event for the old usage log. Immutable. New code consumes credits instead.
 *
 * @param tenantId the application's own id of the tenant
 * @param metric what is counted
 * @param value how much
 * @param productSlug the product; null for the tenant's newest live subscription
 * @param metadata kept with the event: text, numbers, booleans, lists and maps; null means none
 */
public record RecordUsageRequest(
        String tenantId,
        String metric,
        BigDecimal value,
        @Nullable String productSlug,
        Map<String, Object> metadata) {

    /**
     * Checks the event and copies the metadata.
     *
     * @throws IllegalArgumentException if the tenant, the metric or the product is blank, or the metadata holds null
     */
    public RecordUsageRequest {
        Ids.required("tenantId", tenantId);
        Ids.required("metric", metric);
        Objects.requireNonNull(value, "value");
        Ids.optional("productSlug", productSlug);
        metadata = Ids.copy("metadata", metadata);
    }

    /** An event that counts one. */
    public RecordUsageRequest(String tenantId, String metric) {
        this(tenantId, metric, BigDecimal.ONE, null, Map.of());
    }
}
