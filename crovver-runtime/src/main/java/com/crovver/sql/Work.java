package com.crovver.sql;

import com.crovver.guard.Debt;
import java.sql.SQLException;
import java.util.List;

/**
 * Something to do in the database. It may be done again, on another connection, after its answer was lost, and must then come
 * to the same.
 */
@FunctionalInterface
interface Work<T> {

    /** Does it. */
    T on(Session session) throws SQLException;

    /** Whether a request waits for it. If none does it may take longer, and that it does says nothing about the database. */
    default boolean isAwaited() {
        return true;
    }

    /** Whether it has to be put right also if it never began: nobody will ask for it again. */
    default boolean isOwed() {
        return false;
    }

    /** What is lost with it if it is never put right. */
    default List<Debt> debts() {
        return List.of();
    }

    /** Puts right what it may have left behind, after the one who wanted it was told that it failed. */
    default void amend(Session session) throws SQLException {}
}
