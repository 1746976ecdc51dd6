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
    /** Refuses blank ids, ids above 255 characters, and ids with control characters. */
    public Caller {
        requireId("tenant", tenant);
        if (user != null) {
            requireId("user", user);
        }
    }

    private static void requireId(String what, String id) {
        Objects.requireNonNull(id, what);
        if (id.isBlank() || id.length() > 255 || id.chars().anyMatch(Character::isISOControl)) {
            // The id itself stays out of the message: it is personal, and it may be an attack on the log.
            throw new IllegalArgumentException(
                    what + " id must be 1 to 255 characters without control characters, was " + id.length() + " long");
        }
    }
}
