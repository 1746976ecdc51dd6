package com.crovver.client;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Percent-encoding of RFC 3986: everything but unreserved characters, so that no id can leave its place in a URL. */
final class PercentEncoding {

    private PercentEncoding() {}

    /**
     * Encodes one path segment.
     *
     * @throws IllegalArgumentException if servers would take it for "this" or "the parent" directory, or if it is not valid
     *     Unicode
     */
    static String segment(String value) {
        if (value.equals(".") || value.equals("..")) {
            throw new IllegalArgumentException("an id must not be \".\" or \"..\": it stands in the path of a URL");
        }
        return encode(value);
    }

    /** Encodes a name or a value of a query. */
    static String encode(String value) {
        ByteBuffer bytes;
        try {
            bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
        } catch (CharacterCodingException e) {
            // The value stays out of the message: it may be personal.
            throw new IllegalArgumentException("an id holds half of a surrogate pair", e);
        }
        StringBuilder encoded = new StringBuilder(bytes.remaining() + 16);
        while (bytes.hasRemaining()) {
            int octet = bytes.get() & 0xff;
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
