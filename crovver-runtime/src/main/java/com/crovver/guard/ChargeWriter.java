package com.crovver.guard;

import java.util.List;
import java.util.Optional;

/** Writes what has been done and what is owed for it; both methods throw {@link ChargeStoreException} if they cannot. */
public interface ChargeWriter {

    /**
     * Writes where an action stands and what is owed for it, which is so already: both, or nothing.
     *
     * @param record as in {@link ActionRecords#save(ActionRecord)}
     * @param owed as in {@link Outbox#owe}; a key that is there already is left as it is
     * @return the record as it was written; empty, and nothing is written, neither record nor debts, where {@link
     *     ActionRecords#save(ActionRecord)} would not write it
     * @throws ChargeStoreException as {@link ActionRecords#save(ActionRecord)}; the debts are then owed as soon as they can be written, also if
     *     the record is not written any more
     */
    Optional<ActionRecord> save(ActionRecord record, List<Debt> owed);

    /** Writes down debts, as {@link Outbox#owe} does. */
    void owe(List<Debt> debts);
}
