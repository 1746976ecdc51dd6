package com.crovver.guard;

import java.util.List;

/**
 * Records of actions and what is owed for them in one memory, so that both can be written in one step: nothing is done
 * without being owed, nothing owed twice. Thread-safe.
 *
 * <p>A store may hand out a {@link ChargeWriter} whose writes join a transaction of the application. If it is rolled back, the
 * record is as it was before, and the version that had been given to it must never be given again.
 */
public interface ChargeStore extends ActionRecords, Outbox, ChargeWriter {

    @Override
    void owe(List<Debt> debts);
}
