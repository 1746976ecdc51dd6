package com.crovver.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The wish for a link to the hosted billing portal. Immutable. Take the tenant from the session that the application
 * authenticated, never from the request.
 *
 * @param tenantId the application's own id of the tenant, which must exist
 * @param returnUrl where the user comes back: an absolute http or https URL from a list of allowed ones
 * @param tenantName for people; null or blank if it is not to be sent
 * @param metadata {@code userEmail} and {@code userName} are known to the portal, others pass through; null means none
 */
public record PortalTokenRequest(
        String tenantId, String returnUrl, @Nullable String tenantName, Map<String, Object> metadata) {

    /**
     * Checks the wish and copies the metadata.
     *
     * @throws IllegalArgumentException if the tenant is blank, if the address is not absolute, or if the metadata holds null
     */
    public PortalTokenRequest {
        Ids.required("tenantId", tenantId);
        Ids.webUrl("returnUrl", returnUrl);
        metadata = Ids.copy("metadata", metadata);
    }

    /** A wish of which only the necessary is sent. */
    public PortalTokenRequest(String tenantId, String returnUrl) {
        this(tenantId, returnUrl, null, Map.of());
    }

    /** The id; neither name nor metadata, which do not belong into logs. */
    @Override
    public String toString() {
        return "PortalTokenRequest[tenantId=" + tenantId + "]";
    }
}
