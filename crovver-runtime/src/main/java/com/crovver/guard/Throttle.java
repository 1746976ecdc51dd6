package com.crovver.guard;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Lets something happen once in a while, such as a message that every request would repeat. Thread-safe. */
final class Throttle {

    private static final long NEVER_YET = Long.MIN_VALUE;

    private final LongSupplier ticker;
    private final long intervalNanos;
    private final AtomicLong last = new AtomicLong(NEVER_YET);

    Throttle(LongSupplier ticker, Duration interval) {
        this.ticker = ticker;
        this.intervalNanos = interval.toNanos();
    }

    /** Whether it is time again. */
    boolean permits() {
        long now = ticker.getAsLong();
        long before = last.get();
        boolean due = before == NEVER_YET || now - before >= intervalNanos;
        return due && last.compareAndSet(before, now);
    }
}
