package com.crovver.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One call of the API as data: what to send, whether it may be sent again, and how to read the answer.
 *
 * @param method HTTP method
 * @param route the path with placeholders, for messages: it holds no id
 * @param path the path to send, ids percent-encoded
 * @param query query parameters, not yet encoded
 * @param body JSON fields; empty for a call without a body
 * @param repeat whether it may be sent again
 * @param key which key it takes
 * @param seats whether it is about seats; a 404 with mere text means "no subscription" there
 * @param decoder reads the answer
 */
record ApiCall<T>(
        String method,
        String route,
        String path,
        Map<String, String> query,
        Optional<JsonBody> body,
        Repeat repeat,
        KeyChoice key,
        boolean seats,
        Decoder<T> decoder) {

    static <T> ApiCall<T> get(String route, KeyChoice key, Decoder<T> decoder) {
        return new ApiCall<>("GET", route, route, Map.of(), Optional.empty(), Repeat.SAFE, key, false, decoder);
    }

    static <T> ApiCall<T> post(String route, JsonBody body, Repeat repeat, KeyChoice key, Decoder<T> decoder) {
        return new ApiCall<>("POST", route, route, Map.of(), Optional.of(body), repeat, key, false, decoder);
    }

    ApiCall<T> withQuery(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value);
        return new ApiCall<>(method, route, path, more, body, repeat, key, seats, decoder);
    }

    /** Fills the placeholder of this name with one path segment. */
    ApiCall<T> withSegment(String name, String value) {
        String filled = path.replace("{" + name + "}", PercentEncoding.segment(value));
        return new ApiCall<>(method, route, filled, query, body, repeat, key, seats, decoder);
    }

    ApiCall<T> aboutSeats() {
        return new ApiCall<>(method, route, path, query, body, repeat, key, true, decoder);
    }

    /** Method and route: nothing that names a tenant, a user or a key. */
    @Override
    public String toString() {
        return method + " " + route;
    }
}
