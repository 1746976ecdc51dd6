package com.crovver.client;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Reads answers as the client would have received them. */
final class Answers {

    private static final EnvelopeReader READER =
            new EnvelopeReader(new ApiKeys("sk_test_secret", "pk_test_public"), InstantSource.system());

    private Answers() {}

    static <T> T read(ApiCall<T> call, int status, String body) {
        return READER.read(call, response(status, body), 1, false);
    }

    /** Reads a successful answer with this data. */
    static <T> T data(ApiCall<T> call, String data) {
        return read(call, 200, "{\"success\":true,\"data\":" + data + "}");
    }

    /** Reads an example of the API document. */
    static <T> T example(ApiCall<T> call, String name) {
        ApiDocument.Example example = ApiDocument.answer(call.method(), call.route(), name);
        return READER.read(call, new Transport.Response(example.status(), Map.of(), example.bytes()), 1, false);
    }

    static Transport.Response response(int status, String body, String... headers) {
        Map<String, List<String>> named = headers.length == 0 ? Map.of() : Map.of(headers[0], List.of(headers[1]));
        return new Transport.Response(status, named, body.getBytes(StandardCharsets.UTF_8));
    }
}
