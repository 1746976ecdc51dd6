package com.crovver.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
 * @param confirmation what to ask when a repeated sending is answered with 409: the first one may have got through, and then
 *     this reads what it made; empty for a call that makes nothing under an id of the application
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
        Decoder<T> decoder,
        Optional<ApiCall<T>> confirmation) {

    static <T> ApiCall<T> get(String route, KeyChoice key, Decoder<T> decoder) {
        return new ApiCall<>(
                "GET", route, route, Map.of(), Optional.empty(), Repeat.SAFE, key, false, decoder, Optional.empty());
    }

    static <T> ApiCall<T> post(String route, JsonBody body, Repeat repeat, KeyChoice key, Decoder<T> decoder) {
        return new ApiCall<>(
                "POST", route, route, Map.of(), Optional.of(body), repeat, key, false, decoder, Optional.empty());
    }

    /** Adds a query parameter; null and blank text are left out. */
    ApiCall<T> withQuery(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value);
        return new ApiCall<>(method, route, path, more, body, repeat, key, seats, decoder, confirmation);
    }

    /** Fills the placeholder of this name with one path segment. */
    ApiCall<T> withSegment(String name, String value) {
        String filled = path.replace("{" + name + "}", PercentEncoding.segment(value));
        return new ApiCall<>(method, route, filled, query, body, repeat, key, seats, decoder, confirmation);
    }

    ApiCall<T> aboutSeats() {
        return new ApiCall<>(method, route, path, query, body, repeat, key, true, decoder, confirmation);
    }

    ApiCall<T> confirmedBy(ApiCall<T> read) {
        return new ApiCall<>(method, route, path, query, body, repeat, key, seats, decoder, Optional.of(read));
    }

    /** Method and route: nothing that names a tenant, a user or a key. */
    @Override
    public String toString() {
        return method + " " + route;
    }
}
