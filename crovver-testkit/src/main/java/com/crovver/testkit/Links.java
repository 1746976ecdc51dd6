package com.crovver.testkit;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Addresses that come from requests and end in pages and headers. */
final class Links {

    private Links() {}

    /** Whether a browser may be sent there: nothing that runs, nothing that breaks a header. */
    static boolean isSafe(String address) {
        try {
            URI uri = new URI(address);
            String scheme = uri.getScheme();
            return uri.getHost() != null && ("http".equals(scheme) || "https".equals(scheme));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static String or(@Nullable String address, String otherwise) {
        return address == null ? otherwise : address;
    }
}
