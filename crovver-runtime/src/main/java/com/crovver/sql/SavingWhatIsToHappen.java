package com.crovver.sql;

import com.crovver.guard.ActionRecord;
import com.crovver.guard.Debt;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Saves what is to happen once it is written, and else not at all.
 *
 * @param otherwise what is to be found if whoever saves is told that it failed
 */
record SavingWhatIsToHappen(Saving saving, ActionRecord otherwise) implements Work<Optional<ActionRecord>> {

    @Override
    public Optional<ActionRecord> on(Session session) throws SQLException {
        return saving.on(session);
    }

    @Override
    public boolean isOwed() {
        return true;
    }

    @Override
    public void amend(Session session) throws SQLException {
        Instant now = saving.clock().read(session).now();
        ActionRecord left = otherwise.withVersion(ActionRows.newVersion());
        session.together(() -> {
            OptionalLong found = saving.found(session, left, now);
            if (saving.isWritten(found)) {
                ActionRows.replace(session, withdraw(session, left), now, found.getAsLong());
            } else if (saving.isMissing(found)) {
                ActionRows.replace(session, left, now, found.getAsLong());
            }
            return true;
        });
    }

    /** Takes back what is owed by this; what somebody has begun to deliver is charged. */
    private ActionRecord withdraw(Session session, ActionRecord left) throws SQLException {
        ActionRecord next = left;
        for (Debt debt : saving.owed()) {
            next = DebtRows.withdraw(session, debt) ? next : next.withCharge(debt.pool());
        }
        return next;
    }
}
