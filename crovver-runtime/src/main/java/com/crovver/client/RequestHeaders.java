package com.crovver.client;

import java.net.http.HttpHeaders;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Headers of a request, one value each, and the same as {@code java.net.http} takes them: made once for all requests that
 * carry them, since the JDK sorts and copies them anew for each. They hold a key.
 */
final class RequestHeaders {

    private final Map<String, String> byName;
    private final HttpHeaders prepared;

    /** Names in any case, none twice. */
    RequestHeaders(Map<String, String> headers) {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        Map<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> sorted.put(name, List.of(value)));
        prepared = HttpHeaders.of(sorted, (name, value) -> true);
    }

    /** These and others, which win. */
    RequestHeaders with(Map<String, String> others) {
        if (others.isEmpty()) {
            return this;
        }
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(byName);
        all.putAll(others);
        return new RequestHeaders(all);
    }

    Map<String, String> byName() {
        return byName;
    }

    HttpHeaders prepared() {
        return prepared;
    }

    /** The names only: values may be keys. */
    @Override
    public String toString() {
        return "RequestHeaders" + byName.keySet();
    }
}
