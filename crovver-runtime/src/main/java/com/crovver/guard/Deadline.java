package com.crovver.guard;

import java.time.Duration;

/** A moment after which nobody waits any more; the same one bounds every call made for one request. Thread-safe. */
public final class Deadline {

    private final long endNanos;

    private Deadline(long endNanos) {
        this.endNanos = endNanos;
    }

    /** The moment a duration from now. */
    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** The time that is left; zero once the moment has passed. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }

    /** This moment, or the one a duration from now if that comes first. */
    public Deadline atMost(Duration duration) {
        long other = System.nanoTime() + duration.toNanos();
        return other - endNanos < 0 ? new Deadline(other) : this;
    }
}
