package com.crovver.client;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a request body. Null and blank text are left out: the API takes an empty text for a value. */
final class JsonBody {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    JsonBody with(String name, @Nullable Object value) {
        boolean blank = value instanceof String text && text.isBlank();
        if (value != null && !blank) {
            fields.put(name, value);
        }
        return this;
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
