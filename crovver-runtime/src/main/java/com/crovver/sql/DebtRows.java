package com.crovver.sql;

import com.crovver.guard.Debt;
import com.crovver.guard.Outbox.Backlog;
import com.crovver.guard.Outbox.DeadDebt;
import com.crovver.guard.Outbox.Delivery;
import com.crovver.guard.Outbox.Owed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table of debts. A row is live ({@code L}) or dead ({@code D}). Its place is the order in which it was owed or revived;
 * that it is due later, be it leased or put off, was said at a time that stands beside it: if that lies in the future, the clock
 * has been put back, and the row is due.
 */
final class DebtRows {

    private static final String OWE =
            "INSERT INTO crovver_debt (debt_key, tenant, pool, amount, operation, since, balance_before)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)";

    /** The columns of {@link #live}, where; the table is {@code d}. */
    static final String SELECT =
            "SELECT debt_key, tenant, pool, amount, operation, since, round, attempts, lease, due, reason, buried, balance_before"
                    + " FROM crovver_debt d WHERE ";

    /** In the order of an index, by which H2 finds the first row at once, unless it is to lock it. */
    private static final String OLDEST =
            "SELECT debt_key FROM crovver_debt WHERE state = 'L' AND tenant = ? ORDER BY state, tenant, place LIMIT 1";

    private static final String LOCK = SELECT + "debt_key = ? AND state = 'L' FOR UPDATE";

    private static final String LEASED = SELECT + "lease = ? ORDER BY place";

    private static final String LEASE =
            "UPDATE crovver_debt SET lease = ?, attempts = attempts + 1, due = ?, due_set = ? WHERE debt_key IN ";

    private static final String PUT_OFF =
            "UPDATE crovver_debt SET lease = NULL, round = ?, due = ?, due_set = ? WHERE debt_key = ? AND lease = ?";

    /** Nobody has tried to deliver them. */
    static final String RELEASE =
            "UPDATE crovver_debt SET lease = NULL, due = 0, due_set = 0, attempts = attempts - 1 WHERE lease = ?";

    /** The moment tells it from what another run of the same action owes under the same key. */
    private static final String WITHDRAW =
            "DELETE FROM crovver_debt WHERE debt_key = ? AND since = ? AND state = 'L' AND attempts = 0";

    private static final String NOTE_BALANCE =
            "UPDATE crovver_debt SET balance_before = ? WHERE debt_key = ? AND lease = ?";

    private static final String BURY = "UPDATE crovver_debt SET state = 'D', lease = NULL, reason = ?, buried = ?,"
            + " round = ? WHERE debt_key = ? AND lease = ?";

    private static final String REVIVE =
            "UPDATE crovver_debt SET state = 'L', attempts = 0, due = 0, due_set = 0, place = DEFAULT WHERE state = 'D' AND ";

    private static final String DEAD = SELECT + "state = 'D' ORDER BY buried DESC, place DESC LIMIT ?";

    private static final String OWED =
            "SELECT pool, state, SUM(amount) FROM crovver_debt WHERE state IN ('L', 'D') AND tenant = ? GROUP BY pool, state";

    private static final String BACKLOG = "SELECT state, COUNT(*), MIN(since) FROM crovver_debt GROUP BY state";

    private static final String LIVE = "L";

    /**
     * A live row.
     *
     * @param lease null if nobody holds one, ended or not
     * @param due when it is due, in milliseconds since 1970
     */
    record Live(
            Debt debt, int round, int attempts, @Nullable Long lease, long due) {

        Delivery takenWith(long newLease) {
            return new Delivery(debt, round, attempts + 1, newLease);
        }
    }

    private DebtRows() {}

    static void owe(Session session, List<Debt> debts) throws SQLException {
        for (Debt debt : debts) {
            session.insert(
                    OWE,
                    debt.key(),
                    debt.tenant(),
                    debt.pool(),
                    debt.amount(),
                    debt.operation(),
                    debt.since().toEpochMilli(),
                    debt.balanceBefore());
        }
    }

    /** The oldest row of a tenant, due or not; locked until the transaction ends. */
    static List<Live> oldest(Session session, String tenant) throws SQLException {
        List<String> oldest = session.query(OLDEST, row -> row.getString(1), tenant);
        return oldest.isEmpty() ? List.of() : session.query(LOCK, DebtRows::live, oldest.get(0));
    }

    static void lease(Session session, List<Live> rows, long lease, Instant now, Instant end) throws SQLException {
        List<Object> values = new ArrayList<>(List.of(lease, end.toEpochMilli(), now.toEpochMilli()));
        rows.forEach(row -> values.add(row.debt().key()));
        session.update(LEASE + marks(rows.size()), values.toArray());
    }

    static String marks(int number) {
        return "(" + String.join(", ", Collections.nCopies(number, "?")) + ")";
    }

    /** What is held under a lease. */
    static List<Delivery> leased(Session session, long lease) throws SQLException {
        return session.query(LEASED, row -> new Delivery(debt(row), row.getInt(7), row.getInt(8), lease), lease);
    }

    /** Gives back what is held under a lease, as if it had never been taken. */
    static void release(Session session, long lease) throws SQLException {
        session.update(RELEASE, lease);
    }

    /** Deletes a debt that nobody has taken yet; false if there is no such debt. */
    static boolean withdraw(Session session, Debt debt) throws SQLException {
        return session.update(WITHDRAW, debt.key(), debt.since().toEpochMilli()) > 0;
    }

    static void delete(Session session, String key) throws SQLException {
        session.update("DELETE FROM crovver_debt WHERE debt_key = ?", key);
    }

    static boolean deleteDead(Session session, String key) throws SQLException {
        return session.update("DELETE FROM crovver_debt WHERE debt_key = ? AND state = 'D'", key) > 0;
    }

    static void putOff(Session session, Delivery delivery, Instant now, Instant due) throws SQLException {
        session.update(
                PUT_OFF,
                delivery.round(),
                due.toEpochMilli(),
                now.toEpochMilli(),
                delivery.debt().key(),
                delivery.lease());
    }

    static void noteBalance(Session session, Delivery delivery) throws SQLException {
        Debt debt = delivery.debt();
        session.update(NOTE_BALANCE, debt.balanceBefore(), debt.key(), delivery.lease());
    }

    static void bury(Session session, Delivery delivery, String reason, boolean keySpent, Instant now)
            throws SQLException {
        session.update(
                BURY,
                reason,
                now.toEpochMilli(),
                delivery.round() + (keySpent ? 1 : 0),
                delivery.debt().key(),
                delivery.lease());
    }

    static int revive(Session session, String tenant, String pool) throws SQLException {
        return session.update(REVIVE + "tenant = ? AND pool = ?", tenant, pool);
    }

    static boolean revive(Session session, String key) throws SQLException {
        return session.update(REVIVE + "debt_key = ?", key) > 0;
    }

    static List<DeadDebt> dead(Session session, int most) throws SQLException {
        return session.query(
                DEAD, row -> new DeadDebt(debt(row), row.getString(11), Instant.ofEpochMilli(row.getLong(12))), most);
    }

    /** What a tenant owes, by pool. */
    static Map<String, Owed> owed(Session session, String tenant) throws SQLException {
        Map<String, Owed> byPool = new HashMap<>();
        session.query(
                OWED,
                row -> byPool.merge(
                        row.getString(1),
                        LIVE.equals(row.getString(2)) ? new Owed(row.getLong(3), 0) : new Owed(0, row.getLong(3)),
                        (one, other) -> new Owed(one.live() + other.live(), one.dead() + other.dead())),
                tenant);
        return byPool;
    }

    /** How much all tenants owe. */
    static Backlog backlog(Session session) throws SQLException {
        Backlog backlog = new Backlog(0, null, 0);
        for (Backlog part : session.query(
                BACKLOG,
                row -> LIVE.equals(row.getString(1))
                        ? new Backlog(row.getLong(2), Instant.ofEpochMilli(row.getLong(3)), 0)
                        : new Backlog(0, null, row.getLong(2)))) {
            backlog = part.oldest() == null
                    ? new Backlog(backlog.live(), backlog.oldest(), part.dead())
                    : new Backlog(part.live(), part.oldest(), backlog.dead());
        }
        return backlog;
    }

    static Live live(ResultSet row) throws SQLException {
        long lease = row.getLong(9);
        Long leased = row.wasNull() ? null : Long.valueOf(lease);
        return new Live(debt(row), row.getInt(7), row.getInt(8), leased, row.getLong(10));
    }

    private static Debt debt(ResultSet row) throws SQLException {
        long before = row.getLong(13);
        Long balanceBefore = row.wasNull() ? null : Long.valueOf(before);
        return new Debt(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                Instant.ofEpochMilli(row.getLong(6)),
                balanceBefore);
    }
}
