package com.crovver.testkit;

import java.util.Locale;

/**
 * What a consumption came to. Kept under its idempotency key and answered again for every repeat.
 *
 * @param remaining the pool's balance right after
 */
record Charge(String poolKey, Result result, long remaining) {

    enum Result {
        ALLOWED,
        WARNING,
        BLOCKED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
