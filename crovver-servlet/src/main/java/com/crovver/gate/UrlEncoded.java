package com.crovver.gate;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@code application/x-www-form-urlencoded}, the form of queries and of plain HTML forms. */
public final class UrlEncoded {

    private UrlEncoded() {}

    /** The values of one name in a query, in order; empty if there is no query. */
    public static List<String> values(@Nullable String query, String name) {
        return query == null ? List.of() : values(query, name, StandardCharsets.UTF_8);
    }

    /** The values of one name, in order. A pair that is not encoded properly is no pair. */
    public static List<String> values(String text, String name, Charset charset) {
        List<String> values = new ArrayList<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            String key = decode(equals < 0 ? pair : pair.substring(0, equals), charset);
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1), charset);
            if (name.equals(key) && value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** Adds a parameter to an address, which may have some already; null adds nothing. */
    public static void add(StringBuilder address, String name, @Nullable String value) {
        if (value != null) {
            address.append(address.indexOf("?") < 0 ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    private static @Nullable String decode(String text, Charset charset) {
        try {
            return URLDecoder.decode(text, charset);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
