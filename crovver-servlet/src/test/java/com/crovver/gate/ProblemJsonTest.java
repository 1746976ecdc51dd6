package com.crovver.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemJsonTest {

    /** A filter may have taken the response's writer: its encoding must not change the length that was announced. */
    @Test
    void anyText_hasAsManyBytesAsCharacters() {
        String json = ProblemJson.text(
                new Problem(403, "t:", "k", "Caf\u00e9", "\ud83d\ude00", Map.of(), Map.of(), WayOut.NONE));

        assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSize(json.length());
        assertThat(json).contains("Caf\\u00E9").contains("\\uD83D\\uDE00");
    }
}
