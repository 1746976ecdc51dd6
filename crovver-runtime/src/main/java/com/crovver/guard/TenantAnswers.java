package com.crovver.guard;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What is known about one tenant. Thread-safe. */
final class TenantAnswers {

    /** More than the features of any plan; a limit only for code that asks about ever new ones that are granted. */
    private static final int MAX_CELLS = 1_000;

    private final String tenant;
    private final ConcurrentMap<Question<?>, Cell<?>> cells = new ConcurrentHashMap<>(8);
    private final AtomicInteger waiting = new AtomicInteger();
    /** When the access that was last read about ends, or has ended; null if no end is known. Boxed so that one read sees both. */
    private volatile @Nullable Long accessEndsAt;

    private volatile @Nullable Fact<Verdict> seatsRefused;
    /** How often everything became doubtful: what was asked before must not be noted after. */
    private int doubts;

    private final ConcurrentMap<String, ShortPool> shortPools = new ConcurrentHashMap<>(1);

    TenantAnswers(String tenant) {
        this.tenant = tenant;
    }

    String tenant() {
        return tenant;
    }

    /** The last answer to a question, of whatever age; null if there is none. */
    @SuppressWarnings("unchecked") // Cells are put by their question alone.
    <A> @Nullable Fact<A> fact(Question<A> question) {
        Cell<A> cell = (Cell<A>) cells.get(question);
        return cell == null ? null : cell.fact();
    }

    /** The place of an answer; beyond the limit one that nobody else finds, so that it is neither shared nor remembered. */
    @SuppressWarnings("unchecked") // As above.
    <A> Cell<A> cell(Question<A> question, long now) {
        if (cells.size() >= MAX_CELLS && !cells.containsKey(question)) {
            cells.forEach((other, cell) -> dropIfSpent(other, cell, now));
            if (cells.size() >= MAX_CELLS) {
                return new Cell<>();
            }
        }
        return (Cell<A>) cells.computeIfAbsent(question, key -> new Cell<>());
    }

    /** Drops the cell of an answer that is not worth keeping. */
    void dropIfSpent(Question<?> question, Cell<?> cell, long now) {
        if (cell.isSpentAt(now)) {
            cells.remove(question, cell);
        }
    }

    void doubtAll(long now) {
        doubtRefusals();
        cells.values().forEach(cell -> cell.doubt(now));
    }

    void forgetAll() {
        doubtRefusals();
        cells.clear();
    }

    private void doubtRefusals() {
        synchronized (this) {
            doubts++;
            seatsRefused = null;
        }
        shortPools.values().forEach(ShortPool::doubt);
    }

    /** Goes with what is asked for from here on, and noted later. */
    synchronized int doubts() {
        return doubts;
    }

    /**
     * Whether an answer grants something by access that has ended since. What was asked later holds by something else, and
     * refusals need no access.
     */
    boolean hasOutlived(Fact<?> known, long now) {
        Long end = accessEndsAt;
        return end != null && now - end >= 0 && known.isLasting() && known.isAskedBefore(end);
    }

    /** Notes when access ends, or that no end is known, unless that became doubtful after it was asked. */
    synchronized void accessEnds(@Nullable Long moment, int doubtsBefore) {
        if (doubts == doubtsBefore) {
            accessEndsAt = moment;
        }
    }

    /** Why no user is given a seat, as Crovver said last; null if that is not known. */
    @Nullable Fact<Verdict> seatsRefused() {
        return seatsRefused;
    }

    /** Notes that no user is given a seat, unless that became doubtful after it was asked. */
    synchronized void seatsRefused(Fact<Verdict> refusal, int doubtsBefore) {
        if (doubts == doubtsBefore) {
            seatsRefused = refusal;
        }
    }

    /** Whether a pool is known to be short; pools are few, since operations name them. */
    ShortPool shortPool(String pool, long refusalNanos) {
        ShortPool known = shortPools.get(pool);
        return known != null ? known : shortPools.computeIfAbsent(pool, key -> new ShortPool(refusalNanos));
    }

    AtomicInteger waiting() {
        return waiting;
    }
}
