package com.crovver.sql;

import com.crovver.guard.Outbox.Delivery;
import com.crovver.sql.DebtRows.Live;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Takes debts under a lease that is drawn before, so that what is taken for nobody can be told. Used for one call. */
final class Taking implements Work<List<Delivery>> {

    private final Selection selection;
    private final Duration length;
    private final DatabaseClock clock;
    private final long lease = UUID.randomUUID().getLeastSignificantBits();
    private boolean repeated;

    /** Which debts are to be taken; they are locked until the transaction ends. */
    interface Selection {
        List<Live> in(Session session, Instant now) throws SQLException;
    }

    Taking(Selection selection, Duration length, DatabaseClock clock) {
        this.selection = selection;
        this.length = length;
        this.clock = clock;
    }

    @Override
    public List<Delivery> on(Session session) throws SQLException {
        Instant now = clock.read(session).now();
        boolean mayBeTaken = repeated;
        repeated = true;
        return session.together(() -> {
            List<Delivery> taken = mayBeTaken ? DebtRows.leased(session, lease) : List.of();
            return taken.isEmpty() ? take(session, now) : taken;
        });
    }

    private List<Delivery> take(Session session, Instant now) throws SQLException {
        List<Live> rows = selection.in(session, now);
        if (rows.isEmpty()) {
            return List.of();
        }
        DebtRows.lease(session, rows, lease, now, now.plus(length));
        return rows.stream().map(row -> row.takenWith(lease)).toList();
    }

    @Override
    public void amend(Session session) throws SQLException {
        DebtRows.release(session, lease);
    }
}
