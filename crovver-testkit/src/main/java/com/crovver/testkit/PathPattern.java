package com.crovver.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path with variables, such as <code>/api/public/tenants/{tenantId}/addons/available</code>. */
record PathPattern(List<String> segments) {

    static PathPattern of(String path) {
        return new PathPattern(List.of(path.split("/", -1)));
    }

    /** The decoded variables of a path of this pattern; empty for any other path. */
    Optional<Map<String, String>> match(String rawPath) {
        String[] raw = rawPath.split("/", -1);
        if (raw.length != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < raw.length; i++) {
            String segment = segments.get(i);
            String value = decode(raw[i]);
            if (segment.startsWith("{") && !value.isEmpty()) {
                variables.put(segment.substring(1, segment.length() - 1), value);
            } else if (!segment.equals(value)) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    /** In a path, unlike in a query, a plus sign is itself. */
    private static String decode(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
    }
}
