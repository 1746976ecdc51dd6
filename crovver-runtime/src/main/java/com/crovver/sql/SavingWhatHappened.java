package com.crovver.sql;

import com.crovver.guard.ActionRecord;
import com.crovver.guard.Debt;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Saves what has happened, and cannot be undone: however late it is written. */
record SavingWhatHappened(Saving saving) implements Work<Optional<ActionRecord>> {

    @Override
    public Optional<ActionRecord> on(Session session) throws SQLException {
        return saving.on(session);
    }

    @Override
    public boolean isOwed() {
        return true;
    }

    @Override
    public List<Debt> debts() {
        return saving.owed();
    }

    @Override
    public void amend(Session session) throws SQLException {
        Instant now = saving.clock().read(session).now();
        ActionRecord left = left().withVersion(ActionRows.newVersion());
        session.together(() -> {
            OptionalLong found = saving.found(session, left, now);
            if (!saving.isWritten(found)) {
                // Also if the action is another request's by now: it owes them under the same keys.
                DebtRows.owe(session, saving.owed());
            }
            if (saving.isWritten(found) || saving.isMissing(found)) {
                ActionRows.replace(session, left, now, found.getAsLong());
            }
            return true;
        });
    }

    /** It may be claimed, with all that has been taken for it: whoever was to go on with it was told that it failed. */
    private ActionRecord left() {
        ActionRecord record = saving.record();
        return record.state() == ActionRecord.State.RUNNING ? record.open() : record;
    }
}
