package com.crovver.sql;

import com.crovver.guard.Debt;
import java.sql.SQLException;
import java.util.List;

/** Work that no request waits for. */
record Background<T>(Work<T> work) implements Work<T> {

    @Override
    public T on(Session session) throws SQLException {
        return work.on(session);
    }

    @Override
    public boolean isAwaited() {
        return false;
    }

    @Override
    public boolean isOwed() {
        return work.isOwed();
    }

    @Override
    public List<Debt> debts() {
        return work.debts();
    }

    @Override
    public void amend(Session session) throws SQLException {
        work.amend(session);
    }
}
