package com.crovver.client;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/** Writes the request of a call: address, headers with the key it takes, body. Thread-safe. */
final class RequestWriter {

    private final URI base;
    private final String pathPrefix;
    private final String userAgent;
    private final ApiKeys keys;
    /** What is the same for every call with one kind of key; a request of a guard is written for each of its own. */
    private final ConcurrentMap<KeyChoice, RequestHeaders> headers = new ConcurrentHashMap<>();

    RequestWriter(String baseUrl, String userAgent, ApiKeys keys) {
        this.base = URI.create(baseUrl);
        this.pathPrefix = base.getRawPath();
        this.userAgent = userAgent;
        this.keys = keys;
    }

    /**
     * The request of a call.
     *
     * @param further headers beyond the client's own, under other names
     * @throws IllegalStateException if the key that the call takes was not set
     */
    Transport.Request write(ApiCall<?> call, Duration timeout, Map<String, String> further) {
        URI uri = base.resolve(pathPrefix + call.path() + queryString(call));
        return new Transport.Request(
                call.method(), uri, headers(call, further), call.body().map(JsonBody::toBytes), timeout);
    }

    private RequestHeaders headers(ApiCall<?> call, Map<String, String> further) {
        RequestHeaders own = headers.get(call.key());
        if (own == null) {
            own = new RequestHeaders(ownHeaders(call));
            headers.put(call.key(), own);
        }
        return further.isEmpty() ? own : new RequestHeaders(further).with(own.byName());
    }

    private Map<String, String> ownHeaders(ApiCall<?> call) {
        Map<String, String> own = new LinkedHashMap<>(keys.header(call));
        own.put("Accept", "application/json");
        own.put("Content-Type", "application/json");
        own.put("User-Agent", userAgent);
        return own;
    }

    private String queryString(ApiCall<?> call) {
        Map<String, String> key = keys.query(call);
        if (call.query().isEmpty() && key.isEmpty()) {
            return "";
        }
        Map<String, String> query = new LinkedHashMap<>(call.query());
        query.putAll(key);
        return query.entrySet().stream()
                .map(field -> PercentEncoding.encode(field.getKey()) + "=" + PercentEncoding.encode(field.getValue()))
                .collect(Collectors.joining("&", "?", ""));
    }
}
