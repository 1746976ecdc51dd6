package com.crovver.guard;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a request comes, as the application authenticated it.
 *
 * @param tenant the application's own id of the tenant
 * @param user the application's own id of the user; null if there is none
 */
public record Caller(String tenant, @Nullable String user) {
    private static final int MAX_LENGTH = 255;

    /**
     * Refuses ids that are blank, longer than 255 characters, or hold control characters or half of a surrogate pair: some
     * place that they go to would read another id. {@code .} and {@code ..} are none either, as ids stand in paths.
     */
    public Caller {
        requireId("tenant", tenant);
        if (user != null) {
            requireId("user", user);
        }
    }

    private static void requireId(String what, String id) {
        Objects.requireNonNull(id, what);
        if (id.isBlank() || id.length() > MAX_LENGTH || id.equals(".") || id.equals("..") || hasUnfit(id)) {
            // The id itself stays out of the message: it is personal, and it may be an attack on the log.
            throw new IllegalArgumentException("a " + what + " id must be 1 to " + MAX_LENGTH
                    + " characters, not blank, not . or .., without control characters and unpaired surrogates; this"
                    + " one is " + id.length() + " long");
        }
    }

    // Every request has a caller, and most ids are plain ASCII: only what is not gets the full look.
    private static boolean hasUnfit(String id) {
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c < ' ' || c > '~') {
                return id.codePoints().anyMatch(Caller::isUnfit);
            }
        }
        return false;
    }

    private static boolean isUnfit(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }
}
