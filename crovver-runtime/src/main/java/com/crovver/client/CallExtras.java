package com.crovver.client;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What a call carries beyond what the API needs.
 *
 * @param headers further headers
 * @param onAnswer sees every answer before it is read
 */
record CallExtras(Map<String, String> headers, Consumer<Transport.Response> onAnswer) {

    static final CallExtras NONE = new CallExtras(Map.of(), answer -> {});

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    /** The client's own, and those by which HTTP frames messages. */
    private static final Set<String> RESERVED = Set.of(
            "accept",
            "authorization",
            "connection",
            "expect",
            "host",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent",
            "x-public-key",
            "x-service-key");

    /**
     * The name of a header that a caller may set, in lower case, so that one header is not sent twice.
     *
     * @throws IllegalArgumentException if it is no header's name, or the client's own business, or the value cannot be sent;
     *     the message does not show the value
     */
    static String checkedName(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a header's name must be letters, digits or one of !#$%&'*+.^_`|~-");
        }
        if (RESERVED.contains(lower) || lower.startsWith("content-")) {
            throw new IllegalArgumentException("the header " + name + " is set by the client");
        }
        if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("the header " + name + " must be visible ASCII characters and spaces");
        }
        return lower;
    }
}
