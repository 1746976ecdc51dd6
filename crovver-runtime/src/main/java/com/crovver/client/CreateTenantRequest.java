package com.crovver.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The wish for a tenant, to be made when a workspace is created. Immutable.
 *
 * @param tenantId the application's own id of the tenant
 * @param name for people
 * @param ownerId the application's own id of the user who pays
 * @param ownerEmail the owner's address, for people; null or blank if it is not to be sent
 * @param ownerName the owner's name, for people; null or blank if it is not to be sent
 * @param slug short name for addresses; null or blank to have it made from the name
 * @param metadata kept with the tenant: text, numbers, booleans, lists and maps; null means none
 */
public record CreateTenantRequest(
        String tenantId,
        String name,
        String ownerId,
        @Nullable String ownerEmail,
        @Nullable String ownerName,
        @Nullable String slug,
        Map<String, Object> metadata) {

    /**
     * Checks the wish and copies the metadata.
     *
     * @throws IllegalArgumentException if an id or the name is blank, or the metadata holds null
     */
    public CreateTenantRequest {
        Ids.required("tenantId", tenantId);
        Ids.required("name", name);
        Ids.required("ownerId", ownerId);
        metadata = Ids.copy("metadata", metadata);
    }

    /** A tenant of whose owner only the id is sent. */
    public CreateTenantRequest(String tenantId, String name, String ownerId) {
        this(tenantId, name, ownerId, null, null, null, Map.of());
    }

    /** The same wish with the owner's address and name; null or blank leaves one out. */
    public CreateTenantRequest ownedBy(@Nullable String newOwnerEmail, @Nullable String newOwnerName) {
        return new CreateTenantRequest(tenantId, name, ownerId, newOwnerEmail, newOwnerName, slug, metadata);
    }

    /** The same wish with a short name for addresses; null or blank to have it made from the name. */
    public CreateTenantRequest withSlug(@Nullable String newSlug) {
        return new CreateTenantRequest(tenantId, name, ownerId, ownerEmail, ownerName, newSlug, metadata);
    }

    /**
     * The same wish with metadata.
     *
     * @throws IllegalArgumentException if it holds null
     */
    public CreateTenantRequest withMetadata(Map<String, Object> newMetadata) {
        return new CreateTenantRequest(tenantId, name, ownerId, ownerEmail, ownerName, slug, newMetadata);
    }

    /** The ids and the tenant's name; neither the owner's address nor name, which do not belong into logs. */
    @Override
    public String toString() {
        return "CreateTenantRequest[tenantId=" + tenantId + ", name=" + name + ", ownerId=" + ownerId + "]";
    }
}
