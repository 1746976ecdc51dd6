package com.crovver.model;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A way into the hosted portal, good for one buyer and a few minutes. Whoever has it acts as the tenant: make one per click,
 * neither store nor log it.
 *
 * @param token what the link carries
 * @param url where to send the browser
 * @param expiresAt when it ends, usually after ten minutes; null where the API does not say
 */
public record PortalLink(String token, URI url, @Nullable Instant expiresAt) {

    /** When it ends; neither token nor address, which holds the token. */
    @Override
    public String toString() {
        return "PortalLink[expiresAt=" + expiresAt + "]";
    }
}
