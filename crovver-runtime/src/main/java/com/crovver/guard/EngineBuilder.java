package com.crovver.guard;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets up an {@link Engine}; everything has a default. Not thread-safe. */
public final class EngineBuilder {

    final Entitlements entitlements;
    final List<DecisionListener> listeners = new ArrayList<>();
    Clock clock = Clock.systemUTC();
    Duration budget = Duration.ofSeconds(2);
    private @Nullable ActionRecords records;

    EngineBuilder(Entitlements entitlements) {
        this.entitlements = entitlements;
    }

    /** Remembers which actions have been paid and done; by default in memory. */
    public EngineBuilder records(ActionRecords newRecords) {
        records = newRecords;
        return this;
    }

    /** Tells whether a trial or a paid period has ended; by default the system's clock. */
    public EngineBuilder clock(Clock newClock) {
        clock = newClock;
        return this;
    }

    /**
     * How long one decision may take in all, every call included; by default 2 s.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public EngineBuilder budget(Duration newBudget) {
        budget = positive("budget", newBudget);
        return this;
    }

    /** Adds somebody who hears of every decision and charge. */
    public EngineBuilder listener(DecisionListener listener) {
        listeners.add(listener);
        return this;
    }

    /** The engine; to be closed by whoever built it. */
    public Engine build() {
        return new Engine(this);
    }

    ActionRecords records() {
        return records == null ? new MemoryActionRecords(clock) : records;
    }

    private static Duration positive(String what, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(what + " must be positive, was " + value);
        }
        return value;
    }
}
