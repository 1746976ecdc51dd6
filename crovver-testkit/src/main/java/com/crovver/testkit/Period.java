package com.crovver.testkit;

import java.time.Duration;
import java.time.Instant;

/** A billing period, from its start to just before its end. */
record Period(Instant start, Instant end) {

    private static final long SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

    Period {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("the period ends at " + end + ", not after its start at " + start);
        }
    }

    boolean isOver(Instant now) {
        return !now.isBefore(end);
    }

    long totalDays() {
        return startedDays(start);
    }

    /** Days left; a day that has begun counts, as the documented answers have whole days. */
    long daysRemaining(Instant now) {
        return startedDays(now.isBefore(start) ? start : now);
    }

    private long startedDays(Instant from) {
        long seconds = Math.max(0, Duration.between(from, end).toSeconds());
        return (seconds + SECONDS_PER_DAY - 1) / SECONDS_PER_DAY;
    }
}
