package com.crovver.sql;

import com.crovver.guard.Debt;
import com.crovver.guard.Outbox;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Debts in the database. Thread-safe. */
final class SqlOutbox implements Outbox {

    private final Calls calls;
    private final DatabaseClock clock;
    private final DueDebts due = new DueDebts();

    SqlOutbox(Calls calls, DatabaseClock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public void owe(List<Debt> debts) {
        calls.call("Recording what is owed", new Owing(debts));
    }

    /** What is owed stays owed: whoever failed to write it down has done the work already. */
    private record Owing(@Override List<Debt> debts) implements Work<Boolean> {

        @Override
        public Boolean on(Session session) throws SQLException {
            return session.together(() -> {
                DebtRows.owe(session, debts);
                return true;
            });
        }

        @Override
        public boolean isOwed() {
            return true;
        }

        @Override
        public void amend(Session session) throws SQLException {
            on(session);
        }
    }

    @Override
    public List<Delivery> take(int most, Duration lease) {
        return calls.call(
                "Taking what is due",
                new Background<>(new Taking((session, now) -> due.lock(session, now, most), lease, clock)));
    }

    @Override
    public Optional<Delivery> takeOf(String tenant, Duration lease) {
        return calls
                .call(
                        "Taking what a tenant owes",
                        new Taking(
                                (session, now) -> DebtRows.oldest(session, tenant).stream()
                                        .filter(row -> row.lease() == null || row.due() <= now.toEpochMilli())
                                        .toList(),
                                lease,
                                clock))
                .stream()
                .findFirst();
    }

    @Override
    public void delivered(String key) {
        run("Recording a delivery", session -> DebtRows.delete(session, key));
    }

    @Override
    public void putOff(Delivery delivery, Duration wait) {
        run("Putting off a delivery", session -> {
            Instant now = clock.read(session).now();
            DebtRows.putOff(session, delivery, now, now.plus(wait));
        });
    }

    @Override
    public void noteBalance(Delivery delivery) {
        run("Noting a balance", session -> DebtRows.noteBalance(session, delivery));
    }

    @Override
    public void bury(Delivery delivery, String reason, boolean keySpent) {
        run(
                "Burying a debt",
                session -> DebtRows.bury(
                        session, delivery, reason, keySpent, clock.read(session).now()));
    }

    @Override
    public int revive(String tenant, String pool) {
        return calls.call("Reviving debts", session -> DebtRows.revive(session, tenant, pool));
    }

    @Override
    public boolean revive(String key) {
        return calls.call("Reviving a debt", session -> DebtRows.revive(session, key));
    }

    @Override
    public boolean drop(String key) {
        return calls.call("Dropping a debt", session -> DebtRows.deleteDead(session, key));
    }

    @Override
    public List<DeadDebt> dead(int most) {
        return calls.call("Reading dead debts", session -> DebtRows.dead(session, most));
    }

    @Override
    public Map<String, Owed> owed(String tenant) {
        return calls.call("Reading what a tenant owes", session -> DebtRows.owed(session, tenant));
    }

    @Override
    public Backlog backlog() {
        return calls.call("Reading how much is owed", new Background<>(DebtRows::backlog));
    }

    /** A step without a result. */
    private interface Step {
        void on(Session session) throws SQLException;
    }

    private void run(String what, Step step) {
        calls.call(what, session -> {
            step.on(session);
            return true;
        });
    }
}
