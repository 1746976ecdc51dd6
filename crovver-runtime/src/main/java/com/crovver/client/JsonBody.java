package com.crovver.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a request body. Null, blank text and empty maps are left out: the API takes an empty text
 * for a value. */
final class JsonBody {

    private final Map<String, Object> fields = new LinkedHashMap<>(8);

    JsonBody with(String name, @Nullable Object value) {
        boolean empty =
                (value instanceof String text && text.isBlank()) || (value instanceof Map<?, ?> map && map.isEmpty());
        if (value != null && !empty) {
            fields.put(name, value);
        }
        return this;
    }

    /** The fields, for a body within a body. */
    Map<String, Object> fields() {
        return Collections.unmodifiableMap(fields);
    }

    byte[] toBytes() {
        return JsonCodec.write(fields);
    }

    /** The names only: values may be personal. */
    @Override
    public String toString() {
        return "JsonBody" + fields.keySet();
    }
}
