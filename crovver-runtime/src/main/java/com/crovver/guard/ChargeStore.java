package com.crovver.guard;

import java.util.List;
import java.util.Optional;

/**
 * Records of actions and what is owed for them in one memory, so that both can be written in one step: nothing is done
 * without being owed, nothing owed twice. Thread-safe.
 *
 * <p>A store may hand out another one whose writes join a transaction of the application. Of that the engine uses {@link
 * #save(ActionRecord, List)} and {@link #owe} alone, and learns nothing of how the transaction ends: if it is rolled back, the
 * record is as it was before, and the version that had been given to it must never be given again.
 */
public interface ChargeStore extends ActionRecords, Outbox {

    /**
     * Writes where an action stands and what is owed for it: both, or nothing.
     *
     * @param record as in {@link ActionRecords#save}
     * @param owed as in {@link Outbox#owe}; a key that is there already is left as it is
     * @return the record as it was written; empty, and nothing is written, neither record nor debts, where {@link
     *     ActionRecords#save} would not write it
     */
    Optional<ActionRecord> save(ActionRecord record, List<Debt> owed);
}
