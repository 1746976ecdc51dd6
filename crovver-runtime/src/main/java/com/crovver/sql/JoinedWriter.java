package com.crovver.sql;

import com.crovver.guard.ActionRecord;
import com.crovver.guard.ChargeWriter;
import com.crovver.guard.Debt;
import java.util.List;
import java.util.Optional;

/** Writes within a transaction of the application. Used by one thread. */
record JoinedWriter(SqlActions actions, SqlOutbox outbox) implements ChargeWriter {

    @Override
    public Optional<ActionRecord> save(ActionRecord record, List<Debt> owed) {
        return actions.save(record, owed, null);
    }

    @Override
    public void owe(List<Debt> debts) {
        outbox.owe(debts);
    }
}
