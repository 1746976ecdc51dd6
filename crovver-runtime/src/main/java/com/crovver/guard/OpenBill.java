package com.crovver.guard;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A bill with a tab for each pool that is charged on success. Used under the lock of its run. */
final class OpenBill implements Bill {

    private final Debts debts;
    private final Clock clock;
    private final List<Tab> tabs;
    private final Joined joined = new Joined();

    /** A bill of at least one tab. */
    OpenBill(Debts debts, Clock clock, List<Tab> tabs) {
        this.debts = debts;
        this.clock = clock;
        this.tabs = List.copyOf(tabs);
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean hasPool(String pool) {
        return tabs.stream().anyMatch(tab -> tab.pool().equals(pool));
    }

    @Override
    public void charge(String pool, long amount, ActionRecord record, boolean succeeded) {
        Tab tab = tab(pool);
        if (tab.isJoined()) {
            throw new IllegalStateException("the charge of pool \"" + pool + "\" was left to a transaction");
        }
        tab.cost(amount);
        if (succeeded) {
            List<Debt> more = tab.debt(record, clock.instant()).stream().toList();
            if (!more.isEmpty()) {
                try {
                    debts.store().owe(more);
                } finally {
                    // What could not be written now is written later: said again, it must not be lost as a part that
                    // was.
                    tab.noteWritten();
                }
                debts.deliverer().wake();
            }
        }
    }

    @Override
    public void charge(String pool, long amount, ActionRecord record, ChargeWriter transaction) {
        Tab tab = tab(pool);
        tab.join();
        joined.charge(record, tab, amount, transaction, clock.instant());
    }

    private Tab tab(String pool) {
        return tabs.stream()
                .filter(tab -> tab.pool().equals(pool))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("pool \"" + pool
                        + "\" is not charged on success here; these are: "
                        + tabs.stream().map(Tab::pool).collect(Collectors.joining(", ", "[", "]"))));
    }

    @Override
    public ActionRecord write(ActionRecord record, boolean told) {
        List<Debt> owed = tabs.stream()
                .filter(tab -> !tab.isJoined())
                .flatMap(tab -> tab.debt(record, clock.instant()).stream())
                .toList();
        ActionRecord left = owed.isEmpty() ? record : write(record, owed, told);
        tabs.forEach(Tab::noteWritten);
        release();
        debts.deliverer().wake();
        return left;
    }

    private ActionRecord write(ActionRecord record, List<Debt> owed, boolean told) {
        ChargeStore store = debts.store();
        if (joined.isEmpty()) {
            ActionRecord done = record;
            for (Debt debt : owed) {
                done = done.withCharge(debt.pool());
            }
            done = done.finished(null);
            Optional<ActionRecord> written = told ? store.save(done, owed) : store.save(done, owed, record.open());
            if (written.isPresent()) {
                return written.get();
            }
            // Another request took the action over when the lease ended. The work is done all the same; the other one
            // owes it under the same key.
        }
        store.owe(owed);
        return record;
    }

    @Override
    public void release() {
        tabs.forEach(Tab::release);
    }

    @Override
    public boolean finish(ActionRecords records, @Nullable RecordedAnswer answer) {
        return joined.finish(records, answer);
    }
}
