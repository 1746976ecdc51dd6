package com.crovver.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Referer}, which anybody's page may shape. */
final class Referer {

    private Referer() {}

    /**
     * The page of this server that led to a request, as path and query; null if another host's did, the requested page itself,
     * or none that is known.
     */
    static @Nullable String ownPath(HttpServletRequest request) {
        String referer = request.getHeader("Referer");
        String host = request.getHeader("Host");
        if (referer == null || host == null) {
            return null;
        }
        try {
            URI page = new URI(referer);
            if (!host.equalsIgnoreCase(page.getRawAuthority())
                    || request.getRequestURI().equals(page.getRawPath())) {
                return null;
            }
            String path = page.getRawPath() + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery());
            return LinkTarget.isOwnPath(path) ? path : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
