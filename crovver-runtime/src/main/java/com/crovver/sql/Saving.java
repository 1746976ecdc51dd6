package com.crovver.sql;

import com.crovver.guard.ActionRecord;
import com.crovver.guard.Debt;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One save of a record with what is owed for it, under a version of its own.
 *
 * @param expected the version that it replaces; 0 if the record is to be new
 */
record Saving(ActionRecord record, long expected, List<Debt> owed, DatabaseClock clock) {

    /** Writes all of it, or nothing if the record is another's by now. */
    Optional<ActionRecord> on(Session session) throws SQLException {
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

    /**
     * The version that is found once the answer to the save was lost, which nobody changes until the transaction ends. Where there was
     * to be a new record and is none, there is what is to be left from then on, and none is found.
     */
    OptionalLong found(Session session, ActionRecord left, Instant now) throws SQLException {
        OptionalLong found = ActionRows.lock(session, record.action());
        if (found.isEmpty() && expected == 0 && !ActionRows.insert(session, left, now)) {
            // What is put right here has got in between after all.
            return ActionRows.lock(session, record.action());
        }
        return found;
    }

    /** Whether what is found is this save's. */
    boolean isWritten(OptionalLong found) {
        return found.equals(OptionalLong.of(record.version()));
    }

    /** Whether what is found is what this save was to replace. */
    boolean isMissing(OptionalLong found) {
        return found.equals(OptionalLong.of(expected));
    }
}
