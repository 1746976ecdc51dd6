package com.crovver.guard;

import org.jspecify.annotations.Nullable;

/** What one run owes if it succeeds. Used under the lock of its run. */
interface Bill {

    /** Whether anything is charged on success, or was by an earlier run of the action. */
    boolean isOpen();

    /** Whether a pool is. */
    boolean hasPool(String pool);

    /**
     * Says what the run costs, in place of what was said before.
     *
     * @param amount credits, at least 0
     * @param record as it stands
     * @param succeeded whether the run has succeeded, so that what is added is owed at once
     * @throws IllegalArgumentException if the pool is not charged on success
     * @throws IllegalStateException if the pool was left to a transaction, or less is to be charged than is owed already
     * @throws ChargeStoreException if more is owed, and cannot be written down
     */
    void charge(String pool, long amount, ActionRecord record, boolean succeeded);

    /**
     * Writes what the run costs within a transaction of the application.
     *
     * @param amount credits, at least 0
     * @param record as it was when the run began
     * @throws IllegalArgumentException if the pool is not charged on success
     * @throws IllegalStateException if the pool is owed already, or less is to be charged than a transaction has written
     * @throws ChargeStoreException if it cannot be written
     */
    void charge(String pool, long amount, ActionRecord record, ChargeWriter transaction);

    /**
     * Writes down that the run is done, and all that is owed for it and was not left to transactions.
     *
     * @param record as it stands
     * @param told whether somebody may have been told of the success, so that it is owed also if writing it fails at first
     * @return the record as it stands then
     * @throws ChargeStoreException if it cannot be written
     */
    ActionRecord write(ActionRecord record, boolean told);

    /** What was reserved counts elsewhere by now, or never will. */
    void release();

    /** Finishes the record as a transaction has left it; false if none has. */
    boolean finish(ActionRecords records, @Nullable RecordedAnswer answer);
}
