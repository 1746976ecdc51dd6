package com.crovver.sql;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Leaves alone for a moment what has failed. Thread-safe. */
final class Rest {

    /** Longer than the half second for which HikariCP believes that a connection is as good as it was. */
    static final Duration LENGTH = Duration.ofSeconds(1);

    private final LongSupplier ticker;
    private volatile long end;

    /** One that is over; the ticker tells nanoseconds that only ever pass. */
    Rest(LongSupplier ticker) {
        this.ticker = ticker;
        end = ticker.getAsLong();
    }

    void begin() {
        end = ticker.getAsLong() + LENGTH.toNanos();
    }

    boolean isOver() {
        return ticker.getAsLong() - end >= 0;
    }
}
