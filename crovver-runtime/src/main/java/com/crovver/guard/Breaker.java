package com.crovver.guard;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Leaves Crovver alone after several failures in a row: calls fail at once, until after a while one of them is let through
 * to see whether it answers again. Where all that failed was asked for one tenant, something may be wrong with that tenant
 * alone, so one call for another is let through, too. Thread-safe.
 *
 * <p>Written by hand rather than with Resilience4j: docs/dependencies.md says why.
 */
final class Breaker {

    private final int tolerated;
    private final long pauseNanos;
    private final LongSupplier ticker;
    private int failures;
    private long pausedUntil;
    private boolean probing;
    private long probedAt;
    private Failing failing = Failing.NOBODY;
    private volatile boolean open;

    /**
     * For whom calls have failed since the last pause.
     *
     * @param first the first of them; null if for nobody
     * @param others whether for anybody else, too
     */
    private record Failing(@Nullable String first, boolean others) {

        static final Failing NOBODY = new Failing(null, false);

        Failing and(String tenant) {
            return first == null ? new Failing(tenant, false) : new Failing(first, others || !first.equals(tenant));
        }

        boolean isOneOtherThan(String tenant) {
            return first != null && !others && !first.equals(tenant);
        }
    }

    /**
     * A breaker that lets everything through.
     *
     * @param tolerated failures in a row that it takes to open it, at least 1
     * @param pause how long nothing is let through then
     */
    Breaker(int tolerated, Duration pause, LongSupplier ticker) {
        this.tolerated = tolerated;
        this.pauseNanos = pause.toNanos();
        this.ticker = ticker;
    }

    /** Whether Crovver failed when it was last heard of. */
    boolean isOpen() {
        return open;
    }

    /** Whether a call may be made now for a tenant; whoever makes it says how it went. */
    boolean letsThrough(String tenant) {
        if (!open) {
            return true;
        }
        synchronized (this) {
            if (!open) {
                return true;
            }
            long now = ticker.getAsLong();
            // A long list may be a probe for half a minute: it must not keep others from finding out sooner.
            boolean free = !probing || now - probedAt >= pauseNanos;
            boolean paused = now - pausedUntil < 0;
            boolean probe = free && (!paused || failing.isOneOtherThan(tenant));
            if (probe) {
                probing = true;
                probedAt = now;
                if (!paused) {
                    failing = Failing.NOBODY;
                }
            }
            return probe;
        }
    }

    /** A call was answered, be it with a refusal. */
    synchronized void answered() {
        failures = 0;
        failing = Failing.NOBODY;
        probing = false;
        open = false;
    }

    /** A call for a tenant was not answered, or with a failure. */
    synchronized void failed(String tenant) {
        failures++;
        failing = failing.and(tenant);
        if (open || failures >= tolerated) {
            open = true;
            probing = false;
            pausedUntil = ticker.getAsLong() + pauseNanos;
        }
    }

    /** A call ended in a way that says nothing about Crovver. */
    synchronized void unclear() {
        probing = false;
    }
}
