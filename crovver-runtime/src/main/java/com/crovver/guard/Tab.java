package com.crovver.guard;

import com.crovver.guard.Reservations.Reservation;
import java.time.Instant;
import java.util.Optional;

/** What one run is going to owe from one pool. Used under the lock of its run. */
final class Tab {

    private final ChargeKeys keys;
    private final Requirement.Credits credits;
    private final Reservation reservation;
    private long amount;
    private long written;
    private int parts;
    private boolean joined;

    Tab(ChargeKeys keys, Requirement.Credits credits, Reservation reservation) {
        this.keys = keys;
        this.credits = credits;
        this.reservation = reservation;
        this.amount = credits.amount();
    }

    String pool() {
        return credits.pool();
    }

    /** Says what the run costs, in place of what was declared, or said before. */
    void amount(long cost) {
        if (cost < written) {
            throw new IllegalStateException(cost + " credits of pool \"" + pool() + "\" are fewer than the " + written
                    + " that are owed since the answer began; say it earlier, or declare a smaller amount");
        }
        amount = cost;
    }

    /** Whether it is up to transactions of the application to write it down. */
    boolean isJoined() {
        return joined;
    }

    /** Leaves it to a transaction of the application, which may be rolled back and tried again. */
    void join() {
        if (parts > 0 && !joined) {
            throw new IllegalStateException("pool \"" + pool()
                    + "\" is owed already, since the answer has begun: no transaction can be joined any more");
        }
        joined = true;
        written = 0;
        parts = 0;
    }

    /** What has still to be written down; empty if nothing has. */
    Optional<Debt> debt(ActionRecord record, Instant now) {
        return amount == written
                ? Optional.empty()
                : Optional.of(new Debt(
                        keys.debt(credits, record, parts),
                        keys.caller().tenant(),
                        credits.pool(),
                        amount - written,
                        keys.operation().name(),
                        now));
    }

    /** It has been written down. */
    void noteWritten() {
        if (amount > written) {
            written = amount;
            parts++;
        }
    }

    /** It counts elsewhere by now, or never will. */
    void release() {
        reservation.release();
    }
}
