package com.crovver.sql;

import com.crovver.sql.DebtRows.Live;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what is due: of each tenant the oldest debt, unless it is leased or put off. At most {@link #TENANTS} are looked at in one
 * go, in the order of their ids, and the next ones the next time: a look that took longer with each tenant that owes would time out
 * just when most is owed. Thread-safe.
 */
final class DueDebts {

    /** How many tenants are looked at in one go. */
    static final int TENANTS = 1_000;

    /**
     * The oldest row of each tenant, and whether it is due. From one tenant to the next by steps in an index, however long the queue
     * of each is; the orders are those of the index, by which H2 finds the first row at once.
     */
    static final String LOOK = "WITH RECURSIVE tenants (tenant, step) AS ("
            + "SELECT (SELECT tenant FROM crovver_debt WHERE state = 'L' AND tenant > ?"
            + " ORDER BY state, tenant, place LIMIT 1), 1"
            + " UNION ALL"
            + " SELECT (SELECT n.tenant FROM crovver_debt n WHERE n.state = 'L' AND n.tenant > t.tenant"
            + " ORDER BY n.state, n.tenant, n.place LIMIT 1), t.step + 1"
            + " FROM tenants t WHERE t.tenant IS NOT NULL AND t.step < ?)"
            + " SELECT d.debt_key, t.tenant, t.step, d.due <= ? OR d.due_set > ?"
            + " FROM tenants t JOIN crovver_debt d ON d.debt_key ="
            + " (SELECT o.debt_key FROM crovver_debt o WHERE o.state = 'L' AND o.tenant = t.tenant"
            + " ORDER BY o.state, o.tenant, o.place LIMIT 1)"
            + " ORDER BY d.place";

    /** Rows that another node is taking are skipped; of a tenant whose oldest row it takes, no other is taken either. */
    private static final String TAKE = DebtRows.SELECT + "state = 'L' AND (due <= ? OR due_set > ?) AND debt_key IN ";

    /** How many rows are looked at for one that is taken, since other nodes take some of them. */
    private static final int CANDIDATES = 8;

    private static final String FIRST = "";

    /** The tenant behind whom the next look begins. */
    private volatile String last = FIRST;

    /**
     * A tenant's oldest row.
     *
     * @param step which one of those it is that were looked at, from 1
     */
    private record Oldest(String key, String tenant, int step, boolean due) {}

    /** Those due that are owed longest, of the tenants whose turn it is; locked until the transaction ends. */
    List<Live> lock(Session session, Instant now, int most) throws SQLException {
        long due = now.toEpochMilli();
        long set = due + DatabaseClock.NO_JUMP.toMillis();
        List<String> keys = look(session, due, set).stream()
                .filter(Oldest::due)
                .map(Oldest::key)
                .limit((long) most * CANDIDATES)
                .toList();
        if (keys.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>(List.of(due, set));
        values.addAll(keys);
        values.add(most);
        return session.query(
                TAKE + DebtRows.marks(keys.size()) + " ORDER BY place LIMIT ? FOR UPDATE SKIP LOCKED",
                DebtRows::live,
                values.toArray());
    }

    private List<Oldest> look(Session session, long due, long set) throws SQLException {
        String from = last;
        List<Oldest> seen = lookBehind(from, session, due, set);
        if (seen.isEmpty() && !from.equals(FIRST)) {
            seen = lookBehind(FIRST, session, due, set);
        }
        last = seen.stream()
                .filter(it -> it.step() == TENANTS)
                .map(Oldest::tenant)
                .findFirst()
                .orElse(FIRST);
        return seen;
    }

    private static List<Oldest> lookBehind(String tenant, Session session, long due, long set) throws SQLException {
        return session.query(
                LOOK,
                row -> new Oldest(row.getString(1), row.getString(2), row.getInt(3), row.getBoolean(4)),
                tenant,
                TENANTS,
                due,
                set);
    }
}
