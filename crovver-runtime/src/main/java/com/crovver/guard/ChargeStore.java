package com.crovver.guard;

import java.util.List;
import java.util.Optional;

/**
 * Records of actions and what is owed for them in one memory, so that both can be written in one step: nothing is done
 * without being owed, nothing owed twice. Thread-safe.
 *
 * <p>A store may hand out a {@link ChargeWriter} whose writes join a transaction of the application. If it is rolled back, the
 * record is as it was before, and the version that had been given to it must never be given again.
 */
public interface ChargeStore extends ActionRecords, Outbox, ChargeWriter {

    @Override
    default Optional<ActionRecord> save(ActionRecord record) {
        return save(record, List.of());
    }

    @Override
    default Optional<ActionRecord> save(ActionRecord record, ActionRecord otherwise) {
        return save(record, List.of(), otherwise);
    }

    /**
     * Writes where an action is to stand and what is to be owed for it: what follows from it happens only if this returns.
     *
     * @param record as in {@link #save(ActionRecord)}
     * @param owed as in {@link #save(ActionRecord, List)}
     * @param otherwise where the action stands if it does not happen, with the nonce and the version of the record
     * @return as {@link #save(ActionRecord, List)}
     * @throws ChargeStoreException if the store cannot be reached in time; what is found in the end is {@code otherwise}, and
     *     none of the debts. Only one that somebody has begun to deliver by then stays, and {@code otherwise} has its charge
     */
    Optional<ActionRecord> save(ActionRecord record, List<Debt> owed, ActionRecord otherwise);

    @Override
    void owe(List<Debt> debts);
}
