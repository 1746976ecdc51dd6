package com.crovver.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks what the application passes in, before anything is sent. Values stay out of messages: they may be personal. */
final class Ids {

    private Ids() {}

    static String required(String name, String value) {
        Objects.requireNonNull(value, name);
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
        if (hasHalfAPair(value)) {
            // On the wire it would become another character, and so perhaps another tenant.
            throw new IllegalArgumentException(name + " holds half of a surrogate pair");
        }
        return value;
    }

    /** A value that may be left out, which is what null says; blank text says nothing, and is refused. */
    static @Nullable String optional(String name, @Nullable String value) {
        return value == null ? null : required(name, value);
    }

    private static boolean hasHalfAPair(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return true;
            }
        }
        return false;
    }

    /** An address that buyers come back to: absolute, and such as a browser can open. */
    static String webUrl(String name, String value) {
        required(name, value);
        try {
            URI url = new URI(value);
            if (url.getHost() != null && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
                return value;
            }
        } catch (URISyntaxException e) {
            // said below, without the value
        }
        throw new IllegalArgumentException(name + " must be an absolute http or https URL");
    }

    static <V> Map<String, V> copy(String name, @Nullable Map<String, V> values) {
        try {
            return values == null ? Map.of() : Map.copyOf(values);
        } catch (NullPointerException e) {
            throw new IllegalArgumentException(name + " must not hold null", e);
        }
    }
}
