package com.crovver.guard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether the answer to the next charge may well be lost. If it is, and Crovver says later that the key was used before,
 * either our own charge arrived or the client sent a key that was spent long ago, which we have no record of. What the pool
 * held before tells the two apart, but costs a call: it is made only in doubt, which is from the start until the first
 * answer, and for a while after every loss.
 *
 * <p>Thread-safe.
 */
final class ChargeDoubt {

    private static final Duration LASTING = Duration.ofMinutes(1);

    private final Clock clock;
    private final AtomicReference<Instant> until = new AtomicReference<>(Instant.MAX);

    ChargeDoubt(Clock clock) {
        this.clock = clock;
    }

    boolean prevails() {
        return clock.instant().isBefore(until.get());
    }

    void answered() {
        until.compareAndSet(Instant.MAX, Instant.MIN);
    }

    void lost() {
        until.set(clock.instant().plus(LASTING));
    }
}
