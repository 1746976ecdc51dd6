package com.crovver.guard;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A run that has been paid for, or will be once it has succeeded. Whoever started it says once how it ended; if nobody does, its
 * lease ends it. Thread-safe: the first word counts.
 */
public final class Run {

    private static final Logger LOG = System.getLogger(Run.class.getName());

    private static final long NEVER_WRITTEN = 0;

    private final ActionRecords records;
    private final Action action;
    private final List<Charged> charges;
    private final List<Tab> tabs;
    private final @Nullable Debts debts;
    private final Clock clock;
    private ActionRecord record;
    private final Joined joined = new Joined();
    private boolean succeeded;
    private boolean broken;
    private boolean ended;
    /** Whether it succeeded, and could not be charged: it is to be repeated, also if it was the last of its runs. */
    private boolean unwritten;

    Run(
            ActionRecords records,
            ActionRecord record,
            Action action,
            List<Charged> charges,
            List<Tab> tabs,
            @Nullable Debts debts,
            Clock clock) {
        this.records = records;
        this.record = record;
        this.action = action;
        this.charges = List.copyOf(charges);
        this.tabs = List.copyOf(tabs);
        this.debts = debts;
        this.clock = clock;
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
     * Whether it is charged once it has succeeded, or was when it had before, so that whoever started it has to say so with {@link
     * #succeed}.
     */
    public boolean owes() {
        return !tabs.isEmpty();
    }

    /** Whether it is charged from a pool once it has succeeded, or was when it had before. */
    public boolean owes(String pool) {
        return tabs.stream().anyMatch(tab -> tab.pool().equals(pool));
    }

    /**
     * Says what the run costs, in place of the amount that was declared. Said again, the last word counts. Once the run has
     * succeeded, it can only become more: what is added is owed at once. Where an earlier run of the action has paid, nothing more is
     * owed, whatever is said.
     *
     * @param pool one that the operation charges on success
     * @param amount credits; 0 charges nothing
     * @throws IllegalArgumentException if the operation does not charge the pool on success, or the amount is below 0
     * @throws IllegalStateException if the run has failed, or less is to be charged than is owed already
     * @throws ChargeStoreException if more is owed, and cannot be written down
     */
    public synchronized void charge(String pool, long amount) {
        Tab tab = tab(pool, amount);
        if (tab.isJoined()) {
            throw new IllegalStateException("the charge of pool \"" + pool + "\" was left to a transaction");
        }
        tab.cost(amount);
        if (succeeded) {
            List<Debt> more = tab.debt(record, clock.instant()).stream().toList();
            if (!more.isEmpty()) {
                debts().store().owe(more);
                tab.noteWritten();
                debts().deliverer().wake();
            }
        }
    }

    /**
     * Writes what the run costs within a transaction of the application: if that is committed, the credits are owed and the
     * action is done; if it is rolled back, neither. Whether the run succeeds otherwise makes no difference to this pool any
     * more. A transaction that is tried again calls it again, with whatever amount. Said again in the same transaction, or after it
     * was committed, it can only become more: what is added is owed too. Where an earlier run of the action has paid, nothing more is
     * owed, whatever is said.
     *
     * @param pool one that the operation charges on success
     * @param amount credits; 0 charges nothing
     * @param transaction writes within the transaction
     * @throws IllegalArgumentException if the operation does not charge the pool on success, or the amount is below 0
     * @throws IllegalStateException if the run has failed, the pool is owed already, since the answer has begun, or less is to be
     *     charged than a transaction has written that is not rolled back
     * @throws ChargeStoreException if it cannot be written
     */
    public synchronized void charge(String pool, long amount, ChargeWriter transaction) {
        Tab tab = tab(pool, amount);
        tab.join();
        joined.charge(record, tab, amount, transaction, clock.instant());
    }

    private Tab tab(String pool, long amount) {
        if (amount < 0) {
            throw new IllegalArgumentException("amount must not be below 0, was " + amount);
        } else if (broken || (ended && !succeeded)) {
            throw new IllegalStateException("the run has ended without success; nothing is charged for it");
        }
        return tabs.stream()
                .filter(tab -> tab.pool().equals(pool))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("pool \"" + pool
                        + "\" is not charged on success here; these are: "
                        + tabs.stream().map(Tab::pool).collect(Collectors.joining(", ", "[", "]"))));
    }

    private Debts debts() {
        if (debts == null) {
            throw new IllegalStateException("a run that owes has been started without a store of debts");
        }
        return debts;
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
            unwritten = true;
            breakOff();
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
        if (succeeded || broken || ended || tabs.isEmpty()) {
            return;
        }
        List<Debt> owed = tabs.stream()
                .filter(tab -> !tab.isJoined())
                .flatMap(tab -> tab.debt(record, clock.instant()).stream())
                .toList();
        if (!owed.isEmpty()) {
            write(owed, told);
        }
        tabs.forEach(Tab::noteWritten);
        tabs.forEach(Tab::release);
        succeeded = true;
        debts().deliverer().wake();
    }

    /** The run has not done what it was to do, whatever is answered in the end: it is not charged. */
    public synchronized void breakOff() {
        if (!succeeded) {
            broken = true;
            tabs.forEach(Tab::release);
        }
    }

    /** Whether it is charged on success, and has neither succeeded nor ended without. */
    public synchronized boolean isUnderWay() {
        return owes() && !succeeded && !broken && !ended;
    }

    /** Whether it was broken off, so that whatever its operation does from now on is another run. */
    public synchronized boolean isBrokenOff() {
        return broken;
    }

    private void write(List<Debt> owed, boolean told) {
        ChargeStore store = debts().store();
        if (joined.isEmpty()) {
            ActionRecord done = record;
            for (Debt debt : owed) {
                done = done.withCharge(debt.pool());
            }
            done = done.finished(null);
            Optional<ActionRecord> written = told ? store.save(done, owed) : store.save(done, owed, record.open());
            if (written.isPresent()) {
                record = written.get();
                return;
            }
            // Another request took the action over when the lease ended. The work is done all the same; the other one
            // owes it under the same key.
        }
        store.owe(owed);
    }

    /**
     * The handler answered: the action's key buys no further run.
     *
     * @param answer what repeats of the key are answered; null if that was not recorded
     */
    public synchronized void finish(@Nullable RecordedAnswer answer) {
        if (end() && repeatable() && (answer != null || record.state() != ActionRecord.State.FINISHED)) {
            write(() -> {
                if (!joined.finish(records, answer)) {
                    records.save(record.finished(answer));
                }
            });
        }
    }

    /** The handler broke before it answered: the same key may run it again without a charge, a few times in all. */
    public synchronized void fail() {
        if (end() && (repeatable() || record.version() != NEVER_WRITTEN)) {
            // That a success could not be written is no failure of the handler's, and may be none of the three.
            write(() -> records.save(unwritten ? record.open() : record.failed()));
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
        tabs.forEach(Tab::release);
        return first;
    }
}
