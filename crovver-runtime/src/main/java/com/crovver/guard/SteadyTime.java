package com.crovver.guard;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The time that a clock shows at first, and from then on what has passed: where the system's clock is put forward or back, no lease
 * ends early and nothing waits for longer. Thread-safe.
 */
final class SteadyTime implements InstantSource {

    private final Instant start;
    private final LongSupplier ticker;
    private final long firstTick;

    /**
     * Begins at once.
     *
     * @param ticker nanoseconds that only ever pass
     */
    SteadyTime(InstantSource clock, LongSupplier ticker) {
        this.start = clock.instant();
        this.ticker = ticker;
        this.firstTick = ticker.getAsLong();
    }

    @Override
    public Instant instant() {
        return start.plusNanos(ticker.getAsLong() - firstTick);
    }
}
