package com.crovver.sql;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * What failed calls have left to be put right. It is done before the next calls that reach the database, so that these find it
 * done. It ends with the process: then the leases end what was left. Thread-safe.
 */
final class Amends {

    private static final Logger LOG = System.getLogger(Amends.class.getName());
    private static final int MOST = 10_000;
    private static final int AT_ONCE = 8;
    private static final int ATTEMPTS = 10;

    private final BlockingQueue<Amend> owed = new ArrayBlockingQueue<>(MOST);

    private record Amend(Work<?> work, int attempt) {}

    void add(Work<?> work) {
        add(new Amend(work, 1));
    }

    private void add(Amend amend) {
        if (amend.attempt() > ATTEMPTS || !owed.offer(amend)) {
            LOG.log(Level.WARNING, "A failed write could not be put right in the database; its lease will end it");
        }
    }

    boolean isEmpty() {
        return owed.isEmpty();
    }

    /** Does some of it. */
    void make(Session session) throws SQLException {
        for (int i = 0; i < AT_ONCE; i++) {
            Amend amend = owed.poll();
            if (amend == null) {
                return;
            }
            try {
                amend.work().amend(session);
            } catch (SQLException e) {
                add(new Amend(amend.work(), amend.attempt() + 1));
                throw e;
            }
        }
    }
}
