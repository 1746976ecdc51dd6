package com.crovver.guard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/** A clock and a ticker that stand still until they are moved, together. */
final class TestTime extends Clock implements LongSupplier {

    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    /** Begins near the end of what a ticker can show, as {@link System#nanoTime} may. */
    private static final long FIRST_TICK = Long.MAX_VALUE - 5;

    private volatile Duration passed = Duration.ZERO;

    void pass(Duration time) {
        passed = passed.plus(time);
    }

    @Override
    public long getAsLong() {
        return FIRST_TICK + passed.toNanos();
    }

    @Override
    public Instant instant() {
        return START.plus(passed);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
