package com.crovver.sql;

import com.crovver.guard.ActionRecord;
import com.crovver.guard.ActionRecords;
import com.crovver.guard.ActionRecords.Claim;
import com.crovver.guard.Debt;
import com.crovver.sql.ActionRows.Row;
import com.crovver.sql.DatabaseClock.Moment;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Actions in the database. Whoever writes a record draws its new version first, at random: so that the one who lost the answer to
 * a write can see whether the record is his, and nobody takes another's for his own. Thread-safe.
 */
final class SqlActions {

    /** How often somebody else may get in between reading and writing, before he is believed to go on with it. */
    private static final int MOST_TURNS = 8;

    /**
     * How much later than a new one a lease may end and be left as it is. Leases of two nodes end differently without a jump of
     * the clock too: each carries the time on by itself, and one may wait long between reading the time and its write.
     */
    private static final Duration LEFT_AS_IS = Duration.ofMinutes(1);

    private static final Duration SWEPT_EVERY = Duration.ofMinutes(1);
    private static final int SWEPT_AT_ONCE = 1_000;

    private final Calls calls;
    private final DatabaseClock clock;
    private final LongSupplier ticker;
    private final AtomicLong nextSweep;

    SqlActions(Calls calls, DatabaseClock clock, LongSupplier ticker) {
        this.calls = calls;
        this.clock = clock;
        this.ticker = ticker;
        nextSweep = new AtomicLong(ticker.getAsLong());
    }

    /** As {@link com.crovver.guard.ActionRecords#claim}. */
    Claim claim(String tenant, String action, String fingerprint, Duration lease) {
        ActionRecords.requireLease(lease);
        Claim claim = calls.call(
                "Claiming an action", new Claiming(tenant, action, fingerprint, lease, clock, ActionRows.newVersion()));
        sweepIfDue();
        return claim;
    }

    /** One claim, under a version of its own. */
    private record Claiming(
            String tenant, String action, String fingerprint, Duration lease, DatabaseClock clock, long version)
            implements Work<Claim> {

        @Override
        public Claim on(Session session) throws SQLException {
            Moment moment = clock.read(session);
            Instant leaseEnd = moment.now().plus(lease).truncatedTo(ChronoUnit.MILLIS);
            ActionRecord first =
                    ActionRecord.first(tenant, action, fingerprint, leaseEnd).withVersion(version);
            for (int turn = 0; turn < MOST_TURNS; turn++) {
                // First: an insertion would wait for a transaction of the application that has written the row, for as
                // long as that is open, and hold up everybody else.
                Optional<Row> found = ActionRows.find(session, tenant, action, fingerprint);
                if (found.isEmpty()) {
                    if (ActionRows.insert(session, first, moment.now())) {
                        return new Claim.Held(first);
                    }
                    continue;
                }
                ActionRecord known = found.get().record();
                if (known.version() == version) {
                    return new Claim.Held(known);
                }
                boolean forgotten = found.get().isExpiredAt(moment.certain());
                if (!forgotten && !known.claimableBy(fingerprint, moment.certain())) {
                    shortenIfTooLong(session, known, leaseEnd);
                    return known.refusal(fingerprint, moment.certain());
                }
                ActionRecord next = forgotten ? first : known.claimed(leaseEnd).withVersion(version);
                if (ActionRows.replace(session, next, moment.now(), known.version())) {
                    return new Claim.Held(next);
                }
            }
            return new Claim.Running();
        }

        /** The database's clock was ahead when it was claimed, and has been put back. */
        private void shortenIfTooLong(Session session, ActionRecord known, Instant leaseEnd) throws SQLException {
            if (known.state() == ActionRecord.State.RUNNING && known.leaseEnd().isAfter(leaseEnd.plus(LEFT_AS_IS))) {
                ActionRows.shorten(session, known, leaseEnd);
            }
        }

        @Override
        public void amend(Session session) throws SQLException {
            ActionRows.open(session, action, version, ActionRows.newVersion());
        }
    }

    /** As {@link com.crovver.guard.ChargeStore#save(ActionRecord, List)}, or with what is to be found if it fails. */
    Optional<ActionRecord> save(ActionRecord record, List<Debt> owed, @Nullable ActionRecord otherwise) {
        Saving saving =
                new Saving(record.withVersion(ActionRows.newVersion()), record.version(), List.copyOf(owed), clock);
        Optional<ActionRecord> written = calls.call(
                "Recording an action",
                otherwise == null ? new SavingWhatHappened(saving) : new SavingWhatIsToHappen(saving, otherwise));
        // Where no client sends keys, nothing is claimed, and only this writes.
        sweepIfDue();
        return written;
    }

    /** As {@link com.crovver.guard.ActionRecords#forget}. */
    void forget(ActionRecord record) {
        calls.call("Forgetting an action", new Forgetting(record));
    }

    /** Whoever claims the action meanwhile gives it another version. */
    private record Forgetting(ActionRecord record) implements Work<Boolean> {

        @Override
        public Boolean on(Session session) throws SQLException {
            return ActionRows.delete(session, record);
        }

        @Override
        public boolean isOwed() {
            return true;
        }

        @Override
        public void amend(Session session) throws SQLException {
            on(session);
        }
    }

    private void sweepIfDue() {
        long now = ticker.getAsLong();
        long due = nextSweep.get();
        if (now - due >= 0 && nextSweep.compareAndSet(due, now + SWEPT_EVERY.toNanos())) {
            calls.later(this::sweep);
        }
    }

    /** A little at a time, so that nobody waits for it. */
    private int sweep(Session session) throws SQLException {
        int forgotten = ActionRows.forget(session, clock.read(session).certain(), SWEPT_AT_ONCE);
        if (forgotten == SWEPT_AT_ONCE) {
            calls.later(this::sweep);
        }
        return forgotten;
    }
}
