package com.crovver.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

    static Reply success(JsonNode data) {
        ObjectNode envelope = Json.object().put("success", true);
        return json(200, envelope.set("data", data));
    }

    /** An error as most calls answer it: an object with a message and a code. */
    static Reply error(int status, String code, String message) {
        ObjectNode envelope = Json.object().put("success", false).putNull("data");
        envelope.putObject("error").put("message", message).put("code", code);
        return json(status, envelope);
    }

    /** An error as the seats calls answer it: a bare text. */
    static Reply textError(int status, String message) {
        return json(status, Json.object().put("success", false).put("error", message));
    }

    Reply with(String header, String value) {
        return new Reply(status, Map.of(header, value), contentType, body);
    }
}
