package com.crovver.guard;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run that has been paid for, or will be once it has succeeded. Report its end once, with {@link #finish} or {@link #fail};
 * later reports are ignored. Without one, the run ends with its lease (15 minutes). Thread-safe.
 */
public final class Run {

    private static final Logger LOG = System.getLogger(Run.class.getName());

    private static final long NEVER_WRITTEN = 0;

    private final ActionRecords records;
    private final Action action;
    private final List<Charged> charges;
    private final Bill bill;
    private ActionRecord record;
    private Stage stage = Stage.UNDER_WAY;
    private boolean ended;

    /** How far it has come. */
    private enum Stage {
        UNDER_WAY,
        /** What is charged on success is owed. */
        SUCCEEDED,
        /** It is not charged on success any more. */
        BROKEN_OFF,
        /** It succeeded and could not be charged: it may be repeated, also if it was the last of its runs. */
        UNCHARGED
    }

    Run(ActionRecords records, ActionRecord record, Action action, List<Charged> charges, Bill bill) {
        this.records = records;
        this.record = record;
        this.action = action;
        this.charges = List.copyOf(charges);
        this.bill = bill;
    }

    /** What was taken for it just now; empty if an earlier run had paid. */
    public List<Charged> charges() {
        return charges;
    }

    /** Whether its client can ask for it again, so that recording its answer is of use. */
    public boolean repeatable() {
        return action.chosenByClient();
    }

    /** Names the run to its client, should it have to be asked for again: as the idempotency key. */
    public String identity() {
        return action.identity();
    }

    /**
     * Whether it is charged once it has succeeded, or an earlier run of the action was, so that whoever started it has to say so
     * with {@link #succeed}.
     */
    public boolean owes() {
        return bill.isOpen();
    }

    /** Whether it is charged from a pool once it has succeeded, or an earlier run of the action was. */
    public boolean owes(String pool) {
        return bill.hasPool(pool);
    }

    /**
     * Sets what the run costs, in place of the amount that was declared, or set before. Once the run has succeeded, it can only
     * become more: what is added is owed at once. Where an earlier run of the action has paid, nothing more is owed, whatever is
     * set.
     *
     * @param pool one that the operation charges on success
     * @param amount credits; 0 charges nothing
     * @throws IllegalArgumentException if the operation does not charge the pool on success, or the amount is below 0
     * @throws IllegalStateException if the run has failed, the pool was left to a transaction ({@link #charge(String, long,
     *     ChargeWriter)}), or less is to be charged than is owed already
     * @throws ChargeStoreException if the run has succeeded, and what is added cannot be written down
     */
    public synchronized void charge(String pool, long amount) {
        requireChargeable(amount);
        bill.charge(pool, amount, record, stage == Stage.SUCCEEDED);
    }

    /**
     * Writes what the run costs within a transaction of the application: if that is committed, the credits are owed and the
     * action is done; if it is rolled back, neither. Whether the run succeeds otherwise makes no difference to this pool any
     * more. A transaction that is tried again calls it again, with whatever amount; with the same, once the lease of the run has
     * ended and another request has taken its key. Called again in the same transaction, or after it was committed, it can only
     * raise the amount: what is added is owed too. Where an earlier run of the action has paid,
     * nothing more is owed, whatever is set.
     *
     * @param pool one that the operation charges on success
     * @param amount credits; 0 charges nothing
     * @param transaction writes within the transaction
     * @throws IllegalArgumentException if the operation does not charge the pool on success, or the amount is below 0
     * @throws IllegalStateException if the run has failed, the pool is owed already, since the answer has begun, or less is to be
     *     charged than a transaction has written that is not rolled back, or another amount than before once another request has
     *     taken the key
     * @throws ChargeStoreException if it cannot be written
     */
    public synchronized void charge(String pool, long amount, ChargeWriter transaction) {
        requireChargeable(amount);
        bill.charge(pool, amount, record, transaction);
    }

    private void requireChargeable(long amount) {
        if (amount < 0) {
            throw new IllegalArgumentException("amount must not be below 0, was " + amount);
        } else if (stage != Stage.SUCCEEDED && (ended || stage != Stage.UNDER_WAY)) {
            throw new IllegalStateException("the run has ended without success; nothing is charged for it");
        }
    }

    /**
     * The run has done what it was to do, and is owed from now on; later calls do nothing. To be called before anybody is told of
     * its success, and never after {@link #fail}.
     *
     * @throws ChargeStoreException if it cannot be written down: nobody may be told then. The run is broken off, and is not
     *     charged, also if it was written after all; its identity may be sent again
     */
    public synchronized void succeed() {
        try {
            succeed(false);
        } catch (ChargeStoreException e) {
            stage = Stage.UNCHARGED;
            bill.release();
            throw e;
        }
    }

    /**
     * The run has done what it was to do, and somebody may have been told: as {@link #succeed}, but owed however late it can be
     * written.
     *
     * @throws ChargeStoreException if it cannot be written down yet
     */
    public synchronized void noteSuccess() {
        succeed(true);
    }

    private void succeed(boolean told) {
        if (isUnderWay()) {
            record = bill.write(record, told);
            stage = Stage.SUCCEEDED;
        }
    }

    /** The run has not done what it was to do, whatever is answered in the end: it is not charged. */
    public synchronized void breakOff() {
        if (stage == Stage.UNDER_WAY) {
            stage = Stage.BROKEN_OFF;
            bill.release();
        }
    }

    /** Whether it is charged on success, and has neither succeeded nor ended without. */
    public synchronized boolean isUnderWay() {
        return owes() && stage == Stage.UNDER_WAY && !ended;
    }

    /** Whether it was broken off, so that whatever its operation does from now on is another run. */
    public synchronized boolean isBrokenOff() {
        return stage == Stage.BROKEN_OFF || stage == Stage.UNCHARGED;
    }

    /**
     * The handler answered: the action's key buys no further run.
     *
     * @param answer what repeats of the key are answered; null if that was not recorded
     */
    public synchronized void finish(@Nullable RecordedAnswer answer) {
        if (end() && repeatable() && (answer != null || record.state() != ActionRecord.State.FINISHED)) {
            write(() -> {
                if (!bill.finish(records, answer)) {
                    records.save(record.finished(answer));
                }
            });
        }
    }

    /** The handler broke before it answered: the same key may run it again without a charge, a few times in all. */
    public synchronized void fail() {
        if (end() && (repeatable() || record.version() != NEVER_WRITTEN)) {
            // That a success could not be written is no failure of the handler's, and may be none of the three.
            write(() -> records.save(stage == Stage.UNCHARGED ? record.open() : record.failed()));
        }
    }

    private static void write(Runnable end) {
        try {
            end.run();
        } catch (ChargeStoreException e) {
            // The answer is on its way: nobody can be told but the log, and the lease ends the run.
            LOG.log(Level.WARNING, "The end of a paid run could not be recorded: {0}", e.getMessage());
        }
    }

    private boolean end() {
        boolean first = !ended;
        ended = true;
        bill.release();
        return first;
    }
}
