package com.crovver.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request, read to its end.
 *
 * @param path as sent, percent-encoding included
 * @param query as sent; empty if there was none
 * @param body as text; what is longer than {@link #MAX_BODY_BYTES} was cut
 */
record Incoming(String method, String path, String query, Headers headers, String body, boolean bodyTooLong) {

    static final int MAX_BODY_BYTES = 1 << 20;

    static Incoming read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        URI target = exchange.getRequestURI();
        return new Incoming(
                exchange.getRequestMethod(),
                Objects.requireNonNullElse(target.getRawPath(), ""),
                Objects.requireNonNullElse(target.getRawQuery(), ""),
                exchange.getRequestHeaders(),
                new String(body, UTF_8),
                body.length > MAX_BODY_BYTES);
    }

    RecordedRequest recorded() {
        ObjectNode json = Json.parseObject(body);
        String key = json == null ? null : json.path("idempotencyKey").textValue();
        return new RecordedRequest(method, path, query, body, key);
    }

    /** The query's parameters, decoded; the first of several with one name. */
    Map<String, String> parameters() {
        return parameters(query);
    }

    static Map<String, String> parameters(String encoded) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, UTF_8);
    }

    @Nullable String header(String name) {
        return headers.getFirst(name);
    }
}
