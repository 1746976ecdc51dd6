package com.crovver.gate;

import com.crovver.guard.Charged;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was taken for an answer, as a list of RFC 9651: {@code "ai_generations";taken=5;remaining=90}, with {@code
 * ;overdrawn} if the pool has a soft limit and is below it.
 */
final class CreditsHeader {

    static final String NAME = "Crovver-Credits";

    private CreditsHeader() {}

    static void addTo(HttpServletResponse response, List<Charged> charges) {
        if (!charges.isEmpty()) {
            response.addHeader(NAME, charges.stream().map(CreditsHeader::item).collect(Collectors.joining(", ")));
        }
    }

    private static String item(Charged charged) {
        return quoted(charged.credits().pool()) + ";taken=" + charged.credits().amount()
                + (charged.remaining() == null ? "" : ";remaining=" + charged.remaining())
                + (charged.overdrawn() ? ";overdrawn" : "");
    }

    /** Strings of structured fields hold ASCII only; what else a pool's key may have is shown as a question mark. */
    private static String quoted(String pool) {
        return "\"" + pool.replaceAll("[^ -~]", "?").replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
