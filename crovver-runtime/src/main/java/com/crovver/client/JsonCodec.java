package com.crovver.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/**
 * Bytes to JSON and back.
 *
 * <p>Numbers are read exactly. A name that occurs twice in one object, and text after the value, make a document
 * unreadable rather than leaving it to chance which half counts. Buffers are pooled per mapper: Jackson's default keeps
 * them in thread-locals of the container's threads, and with them the application's class loader after undeploy.
 */
final class JsonCodec {

    private static final int POOLED_BUFFERS = 64;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.newBoundedPool(POOLED_BUFFERS))
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonCodec() {}

    /**
     * Reads a document.
     *
     * @return its root; a missing node for no bytes at all
     * @throws IOException if the bytes are not JSON
     */
    static JsonNode read(byte[] bytes) throws IOException {
        try {
            return MAPPER.readTree(bytes);
        } catch (NumberFormatException e) {
            // What Jackson throws, undeclared, for an exponent beyond all bounds.
            throw new IOException("a number is out of range", e);
        }
    }

    /**
     * Writes a value made of maps, collections, text, numbers and booleans.
     *
     * @throws IllegalArgumentException if it holds anything that cannot be written
     */
    static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            // Neither message nor cause: both may quote the value.
            throw new IllegalArgumentException("the request cannot be written as JSON: "
                    + e.getClass().getSimpleName() + "; metadata may hold text, numbers, booleans, lists and maps");
        }
    }
}
