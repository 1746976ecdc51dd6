package com.crovver.guard;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A pool that Crovver called too short for some amount. The same or a larger amount is refused for a moment without asking;
 * after it one charge at a time finds out whether that is still so. Thread-safe; the lock is held for a few assignments.
 */
final class ShortPool {

    /** What becomes of the wish to take an amount: with neither refusal nor probe it is to be tried. */
    record Entry(
            @Nullable Long refused,
            @Nullable CompletableFuture<Void> awaited,
            @Nullable CompletableFuture<Void> probe) {

        private static final Entry FREE = new Entry(null, null, null);
    }

    private final long refusalNanos;
    private long amount = Long.MAX_VALUE;
    private long remaining;
    private long refusedAt;
    private boolean isShort;
    private int doubts;
    private @Nullable CompletableFuture<Void> probe;

    ShortPool(long refusalNanos) {
        this.refusalNanos = refusalNanos;
    }

    synchronized Entry enter(long wanted, long now) {
        if (!isShort || wanted < amount) {
            return Entry.FREE;
        } else if (now - refusedAt < refusalNanos) {
            return new Entry(remaining, null, null);
        } else if (probe != null) {
            return new Entry(null, probe, null);
        }
        probe = new CompletableFuture<>();
        return new Entry(null, null, probe);
    }

    /** How often it became doubtful whether it is short; goes with a charge, to be told with what came of it. */
    synchronized int doubts() {
        return doubts;
    }

    /** Crovver refused an amount that was asked for at a moment. That counts unless it has become doubtful since. */
    synchronized void refused(long wanted, long left, long askedAt, int doubtsBefore) {
        if (doubts != doubtsBefore) {
            return;
        }
        amount = isShort && askedAt - refusedAt < refusalNanos ? Math.min(amount, wanted) : wanted;
        remaining = left;
        refusedAt = askedAt;
        isShort = true;
    }

    /** Something about the tenant has changed: the pool is not known to be short, whatever is on its way. */
    synchronized void doubt() {
        doubts++;
        isShort = false;
    }

    /** The pool is not known to be short any more. */
    synchronized void clear() {
        isShort = false;
    }

    /** Ends a probe, however it went; those who wait for it look again. */
    void end(CompletableFuture<Void> ended) {
        synchronized (this) {
            if (probe == ended) {
                probe = null;
            }
        }
        ended.complete(null);
    }
}
