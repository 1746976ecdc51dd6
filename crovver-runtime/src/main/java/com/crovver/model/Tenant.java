package com.crovver.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A billing unit: a workspace, or one person.
 *
 * @param id Crovver's id of the tenant, which no call takes
 * @param tenantId the application's own id, which all calls take
 * @param name for people
 * @param slug short name for addresses; null where the API does not say
 * @param active Crovver's flag, true unless it says otherwise; it says nothing about access
 * @param metadata what was kept with it: text, numbers, booleans, lists and maps
 * @param createdAt null where the API does not say
 * @param updatedAt null where the API does not say
 */
public record Tenant(
        String id,
        String tenantId,
        String name,
        @Nullable String slug,
        boolean active,
        Map<String, Object> metadata,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {

    /** Copies the metadata, so that the tenant cannot change. */
    public Tenant {
        metadata = Map.copyOf(metadata);
    }
}
