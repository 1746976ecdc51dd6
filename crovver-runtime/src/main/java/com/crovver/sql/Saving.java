package com.crovver.sql;

import com.crovver.guard.ActionRecord;
import com.crovver.guard.Debt;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One save, under a version of its own.
 *
 * @param expected the version that it replaces; 0 if the record is to be new
 * @param otherwise what is to be found if whoever saves is told that it failed; null if the record says what has happened
 */
record Saving(
        ActionRecord record,
        long expected,
        List<Debt> owed,
        @Nullable ActionRecord otherwise,
        DatabaseClock clock) implements Work<Optional<ActionRecord>> {

    @Override
    public Optional<ActionRecord> on(Session session) throws SQLException {
        Instant now = clock.read(session).now();
        boolean written = owed.isEmpty()
                ? write(session, now)
                : session.together(() -> {
                    boolean first = write(session, now);
                    if (first) {
                        DebtRows.owe(session, owed);
                    }
                    return first;
                });
        return written || isWritten(session) ? Optional.of(record) : Optional.empty();
    }

    private boolean write(Session session, Instant now) throws SQLException {
        return expected == 0
                ? ActionRows.insert(session, record, now)
                : ActionRows.replace(session, record, now, expected);
    }

    /** By an attempt before this one, whose answer was lost. */
    private boolean isWritten(Session session) throws SQLException {
        return ActionRows.find(session, record.tenant(), record.action(), record.fingerprint())
                .filter(row -> row.record().version() == record.version())
                .isPresent();
    }

    @Override
    public boolean isOwed() {
        return true;
    }

    @Override
    public List<Debt> debts() {
        return otherwise == null ? owed : List.of();
    }

    @Override
    public void amend(Session session) throws SQLException {
        Instant now = clock.read(session).now();
        ActionRecord left = otherwise == null ? happened() : otherwise;
        session.together(() -> {
            OptionalLong found = ActionRows.lock(session, record.action());
            ActionRecord next = left.withVersion(ActionRows.newVersion());
            if (found.isEmpty() && expected == 0 && !ActionRows.insert(session, next, now)) {
                // What is put right here has got in between after all.
                found = ActionRows.lock(session, record.action());
            }
            boolean written = found.isPresent() && found.getAsLong() == record.version();
            if (otherwise != null && written) {
                next = withdraw(session, next);
            } else if (otherwise == null && !written) {
                // Also if the action is another request's by now: it owes them under the same keys.
                DebtRows.owe(session, owed);
            }
            if (written || (found.isPresent() && found.getAsLong() == expected)) {
                ActionRows.replace(session, next, now, found.getAsLong());
            }
            return true;
        });
    }

    /** It may be claimed, with all that has been taken for it: whoever was to go on with it was told that it failed. */
    private ActionRecord happened() {
        return record.state() == ActionRecord.State.RUNNING ? record.open() : record;
    }

    /** Takes back what is owed by this; what somebody has begun to deliver is charged. */
    private ActionRecord withdraw(Session session, ActionRecord left) throws SQLException {
        ActionRecord next = left;
        for (Debt debt : owed) {
            next = DebtRows.withdraw(session, debt) ? next : next.withCharge(debt.pool());
        }
        return next;
    }
}
