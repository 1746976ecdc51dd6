package com.crovver.guard;

import com.crovver.guard.Reservations.Reservation;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one run is going to owe from one pool. Used under the lock of its run. */
final class Tab {

    private final ChargeKeys keys;
    private final Requirement.Credits credits;
    private final @Nullable Reservation reservation;
    private long cost;
    private Written written = Written.NOTHING;
    private boolean joined;

    /** What has been written down: how many credits, in how many debts. */
    record Written(long credits, int debts) {

        static final Written NOTHING = new Written(0, 0);

        Written upTo(long cost) {
            return cost > credits ? new Written(cost, debts + 1) : this;
        }
    }

    /**
     * A tab for one pool.
     *
     * @param reservation null if an earlier run of the action has paid, so that nothing is owed for this one
     */
    Tab(ChargeKeys keys, Requirement.Credits credits, @Nullable Reservation reservation) {
        this.keys = keys;
        this.credits = credits;
        this.reservation = reservation;
        this.cost = credits.amount();
    }

    String pool() {
        return credits.pool();
    }

    /** Says what the run costs, in place of what was declared, or said before. */
    void cost(long newCost) {
        requireNoLess(written, newCost);
        cost = newCost;
    }

    /** What is owed cannot be taken back. */
    void requireNoLess(Written before, long newCost) {
        if (newCost < before.credits() && reservation != null) {
            throw new IllegalStateException(newCost + " credits of pool \"" + pool() + "\" are fewer than the "
                    + before.credits() + " that are owed for this run already; say it earlier, or declare a smaller"
                    + " amount");
        }
    }

    /** Whether it is up to transactions of the application to write it down. */
    boolean isJoined() {
        return joined;
    }

    /** Leaves it to transactions of the application. */
    void join() {
        if (written.debts() > 0 && !joined) {
            throw new IllegalStateException("pool \"" + pool()
                    + "\" is owed already, since the answer has begun: no transaction can be joined any more");
        }
        joined = true;
    }

    /** What has still to be written down; empty if nothing has. */
    Optional<Debt> debt(ActionRecord record, Instant now) {
        return debt(written, cost, record, now);
    }

    /** What has to be written down after what has been, for a run at a cost; empty if nothing has. */
    Optional<Debt> debt(Written before, long newCost, ActionRecord record, Instant now) {
        return newCost <= before.credits() || reservation == null
                ? Optional.empty()
                : Optional.of(new Debt(
                        keys.debt(credits, record, before.debts()),
                        keys.caller().tenant(),
                        credits.pool(),
                        newCost - before.credits(),
                        keys.operation().name(),
                        now));
    }

    /** It has been written down. */
    void noteWritten() {
        written = written.upTo(cost);
    }

    /** It counts elsewhere by now, or never will. */
    void release() {
        if (reservation != null) {
            reservation.release();
        }
    }
}
