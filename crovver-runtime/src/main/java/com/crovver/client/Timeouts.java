package com.crovver.client;

import java.time.Duration;

/** What counts as a time-out. */
final class Timeouts {

    private static final Duration LONGEST = Duration.ofDays(1);

    private Timeouts() {}

    static Duration checked(String setting, Duration duration) {
        if (duration.isZero() || duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    setting + " must be above zero and at most " + LONGEST + ", was " + duration);
        }
        return duration;
    }
}
