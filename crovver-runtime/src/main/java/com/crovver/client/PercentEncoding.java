package com.crovver.client;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Percent-encoding of RFC 3986: everything but unreserved characters, so that no id can leave its place in a URL. */
final class PercentEncoding {

    private PercentEncoding() {}

    /**
     * Encodes one path segment.
     *
     * @throws IllegalArgumentException if servers would take it for "this" or "the parent" directory
     */
    static String segment(String value) {
        if (value.equals(".") || value.equals("..")) {
            throw new IllegalArgumentException("an id must not be \".\" or \"..\": it stands in the path of a URL");
        }
        return encode(value);
    }

    /** Encodes a name or a value of a query. */
    static String encode(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        StringBuilder encoded = new StringBuilder(bytes.length + 16);
        for (byte signed : bytes) {
            int octet = signed & 0xff;
            if (isUnreserved(octet)) {
                encoded.append((char) octet);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", octet));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(int octet) {
        return (octet >= 'a' && octet <= 'z')
                || (octet >= 'A' && octet <= 'Z')
                || (octet >= '0' && octet <= '9')
                || octet == '-'
                || octet == '.'
                || octet == '_'
                || octet == '~';
    }
}
