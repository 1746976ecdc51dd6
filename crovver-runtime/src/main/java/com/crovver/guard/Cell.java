package com.crovver.guard;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The place of one answer: the last one, and the flight that fetches the next. Thread-safe; the lock is held for a few
 * assignments, never while somebody asks.
 */
final class Cell<A> {

    /** A call that is being made; whoever wants its answer waits for it instead of making another. */
    static final class Flight<A> extends CompletableFuture<Fact<A>> {

        private final Duration time;
        private final long slowFrom;

        /**
         * A flight that has a time to bring its answer.
         *
         * @param slowFrom the moment by which it has taken longer than a request may
         */
        Flight(Duration time, long slowFrom) {
            this.time = time;
            this.slowFrom = slowFrom;
        }

        /** Whether it had less time than another request has left, and so may have failed where that one would not. */
        boolean hadLessThan(Duration left) {
            return time.compareTo(left) < 0;
        }
    }

    private volatile @Nullable Fact<A> fact;
    private @Nullable Flight<A> flight;
    private boolean refreshing;
    /** Whether a request has tried to get the answer that is being fetched in the background, and had too little time for it. */
    private boolean slow;

    /** The last answer, of whatever age; null if there is none. */
    @Nullable Fact<A> fact() {
        return fact;
    }

    /** The flight under way; if there is none, the given one takes off and null is returned. */
    synchronized @Nullable Flight<A> join(Flight<A> mine) {
        Flight<A> other = flight;
        if (other == null) {
            flight = mine;
        }
        return other;
    }

    /**
     * Takes what a flight brought for the last answer, unless the cell has been doubted since it took off: then it may be out of
     * date. Even if it is not worth keeping, what was known before is not the last answer any more.
     *
     * @param brought null if it brought nothing: what was known stays
     */
    synchronized void land(Flight<A> landed, @Nullable Fact<A> brought, boolean kept) {
        if (flight == landed) {
            flight = null;
            if (brought != null) {
                fact = kept ? brought : null;
            }
        }
    }

    /** Whether the caller is to ask again in the background; it then calls {@link #refreshed} in any case. */
    synchronized boolean beginRefresh(boolean tooSlowForARequest) {
        boolean mine = !refreshing;
        refreshing = true;
        slow = slow || tooSlowForARequest;
        return mine;
    }

    /** Whether the next answer is known to take longer than a request may. */
    synchronized boolean isSlowAt(long now) {
        Flight<A> current = flight;
        return slow || (current != null && now - current.slowFrom >= 0);
    }

    /** Ends a refresh; one that brought nothing is not tried again before a moment. */
    synchronized void refreshed(long notBefore) {
        refreshing = false;
        slow = false;
        Fact<A> kept = fact;
        if (kept != null && kept.isDueAt(notBefore)) {
            fact = kept.dueAt(notBefore);
        }
    }

    /** What is known, and what is being fetched, may not be true any more. */
    synchronized void doubt(long now) {
        flight = null;
        fact = fact == null ? null : fact.doubtedAt(now);
    }

    /** Whether nothing is known that may still count, and nobody is finding out. */
    synchronized boolean isSpentAt(long now) {
        Fact<A> known = fact;
        boolean counts = known != null && (known.isLasting() || known.isFreshAt(now));
        return !counts && flight == null && !refreshing;
    }
}
