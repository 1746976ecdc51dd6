package com.crovver.client;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.crovver.model.CrovverException;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Assertions;

/**
 * Whatever bytes arrive, a call answers or throws what it documents. Runs over the committed inputs; with {@code
 * JAZZER_FUZZ=1} in the environment it looks for new ones, which are committed beside them when they find something.
 */
class FuzzedAnswersTest {

    private static final EnvelopeReader READER = new EnvelopeReader(new ApiKeys(null, null), InstantSource.system());
    private static final int[] STATUSES = {200, 201, 207, 400, 401, 402, 404, 409, 422, 429, 500};

    @FuzzTest
    void anyBytes_areReadOrRefused(byte[] bytes) {
        for (ApiCall<?> call : Calls.all()) {
            for (int status : STATUSES) {
                try {
                    Assertions.assertNotNull(
                            READER.read(call, new Transport.Response(status, Map.of(), bytes), 1, false));
                } catch (CrovverException documented) {
                    Assertions.assertNotNull(documented.getMessage());
                }
            }
        }
    }
}
