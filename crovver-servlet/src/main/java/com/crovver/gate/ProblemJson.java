package com.crovver.gate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The body of a problem; the only place that knows how one is written. */
final class ProblemJson {

    /**
     * Writes ASCII only, so that an answer has as many bytes as characters whoever encodes it. Buffers are pooled here:
     * Jackson's default keeps them in the threads of the container, and with them the application's class loader.
     */
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.newBoundedPool(16))
                    .build())
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private ProblemJson() {}

    /** The problem as JSON in ASCII. */
    static String text(Problem problem) {
        try {
            return JSON.writeValueAsString(problem.allMembers());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem holds maps, lists, text and numbers only", e);
        }
    }
}
