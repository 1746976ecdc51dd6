package com.crovver.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * An answer, ready to be written. It shares nothing with the world, so that it can be written outside of its lock.
 *
 * @param headers without content type and length
 */
record Reply(int status, Map<String, String> headers, String contentType, String body) {

    static Reply json(int status, JsonNode body) {
        return new Reply(status, Map.of(), "application/json", Json.write(body));
    }

    static Reply html(int status, String page) {
        return new Reply(status, Map.of("Cache-Control", "no-store"), "text/html; charset=utf-8", page);
    }

    /** Sends a browser on, with a GET. */
    static Reply seeOther(String location) {
        return html(303, "").with("Location", location);
    }

    /** An error as most calls answer it: an object with a message and a code. */
    static Reply error(int status, String code, String message) {
        return json(status, ErrorShape.OBJECT.body(new Refusal(status, code, message)));
    }

    Reply with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Reply(status, Map.copyOf(more), contentType, body);
    }
}
