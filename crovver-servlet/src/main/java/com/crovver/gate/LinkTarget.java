package com.crovver.gate;

import java.net.URI;
import java.net.URISyntaxException;

/** Tells where a browser may be sent: by an address on the web, or by a path of the application's own. */
public final class LinkTarget {

    private LinkTarget() {}

    /** Whether a text is one of the two; anything else, such as {@code javascript:}, must not become a link. */
    public static boolean isSafe(String text) {
        return isOwnPath(text) || isWebAddress(text);
    }

    /** Whether a text is a path of ours alone: browsers read {@code //} and a backslash as the start of a host. */
    public static boolean isOwnPath(String text) {
        return text.startsWith("/")
                && !text.startsWith("//")
                && text.indexOf('\\') < 0
                && text.chars().noneMatch(c -> c <= ' ' || Character.isISOControl(c));
    }

    /** Whether a text is an absolute http(s) URL, without a user that would make it look like another host. */
    public static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
