package com.crovver.sql;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Whether the database is worth asking: for a moment after it has failed it is not. Thread-safe. */
final class Availability {

    private final Duration timeout;
    private final LongSupplier ticker;
    private final Rest rest;
    private volatile long lastAnswer;
    private volatile boolean ending;

    /**
     * That of a database which has not failed yet.
     *
     * @param timeout how long a call is waited for
     * @param ticker nanoseconds that only ever pass
     */
    Availability(Duration timeout, LongSupplier ticker) {
        this.timeout = timeout;
        this.ticker = ticker;
        rest = new Rest(ticker);
        lastAnswer = ticker.getAsLong();
    }

    boolean isLeftAlone() {
        return !ending && !rest.isOver();
    }

    void noteAnswer() {
        lastAnswer = ticker.getAsLong();
    }

    /**
     * Pauses use of the database, unless another call was answered within the time-out: one slow call, or one broken connection,
     * is no reason.
     */
    void noteFailure() {
        if (ticker.getAsLong() - lastAnswer > timeout.toNanos()) {
            rest.begin();
        }
    }

    /** What is left to do is tried whatever has failed: there is no later. */
    void end() {
        ending = true;
    }
}
