package com.crovver.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What a call came to; trees that share no mutable part with the world. It carries all that any source shows of this
 * answer; {@link Shapes} takes away what the page at hand does not show.
 *
 * @param meta null for all but the token calls
 */
record Answer(int status, JsonNode data, @Nullable ObjectNode meta) {

    static Answer ok(JsonNode data) {
        return new Answer(200, data, null);
    }

    static Answer created(JsonNode data) {
        return new Answer(201, data, null);
    }
}
