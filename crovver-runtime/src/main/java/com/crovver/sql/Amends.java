package com.crovver.sql;

import com.crovver.guard.Debt;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What failed calls have left to be put right. It is done before the next calls that reach the database, so that these find it
 * done. What fails again is left alone for a moment, and tried for as long as the process lives: the leases end what is left then,
 * but debts are lost. Thread-safe.
 */
final class Amends {

    private static final Logger LOG = System.getLogger(Amends.class.getName());
    private static final int MOST = 10_000;
    /** The rest of the room is for work that carries debts. */
    private static final int MOST_WITHOUT_DEBTS = MOST / 2;

    private static final int AT_ONCE = 8;

    private final BlockingQueue<Work<?>> owed = new LinkedBlockingQueue<>(MOST);
    private final Rest rest;
    private volatile boolean given;

    Amends(Rest rest) {
        this.rest = rest;
    }

    void add(Work<?> work) {
        boolean room = !work.debts().isEmpty() || owed.size() < MOST_WITHOUT_DEBTS;
        if (given || !room || !owed.offer(work)) {
            lose(work);
        }
    }

    boolean isEmpty() {
        return owed.isEmpty();
    }

    /** Does some of it, unless it failed a moment ago. A failure is logged, and does not fail the call whose session it is. */
    void make(Session session) {
        if (rest.isOver()) {
            make(session, AT_ONCE);
        }
    }

    /** Does all of it, up to what fails. */
    void makeAll(Session session) {
        make(session, MOST);
    }

    private void make(Session session, int most) {
        for (int i = 0; i < most; i++) {
            Work<?> work = owed.poll();
            if (work == null) {
                return;
            }
            boolean made = false;
            try {
                work.amend(session);
                made = true;
            } catch (SQLException | RuntimeException e) {
                rest.begin();
                LOG.log(
                        Level.WARNING,
                        "A failed write cannot be put right yet, and is tried again: {0}",
                        Failures.describe(e));
                return;
            } finally {
                if (!made) {
                    add(work);
                }
            }
        }
    }

    /** There is no more time. */
    void giveUp() {
        given = true;
        int left = owed.size();
        if (left > 0) {
            LOG.log(Level.ERROR, "{0} failed writes could not be put right before the end", left);
        }
        for (Work<?> work = owed.poll(); work != null; work = owed.poll()) {
            lose(work);
        }
    }

    private static void lose(Work<?> work) {
        if (work.debts().isEmpty()) {
            LOG.log(Level.WARNING, "A failed write could not be put right in the database; its lease will end it");
        }
        for (Debt debt : work.debts()) {
            LOG.log(
                    Level.ERROR,
                    "{0} credits of pool {1} that tenant {2} owes for {3} could not be written down, and will not be charged",
                    Long.toString(debt.amount()),
                    debt.pool(),
                    debt.tenant(),
                    debt.operation());
        }
    }
}
