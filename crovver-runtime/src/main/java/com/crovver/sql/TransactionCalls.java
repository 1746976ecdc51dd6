package com.crovver.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** Uses one connection of the application as it is, within the transaction that it is in. For the one who uses the connection. */
record TransactionCalls(Connection connection, int timeoutSeconds) implements Calls {

    @Override
    public <T> T call(String what, Work<T> work) {
        try {
            return work.on(Session.joining(connection, Dialect.of(connection), timeoutSeconds));
        } catch (SQLException e) {
            throw Failures.of(what, Failures.describe(e), e);
        }
    }

    /** Nothing is done but what the application waits for. */
    @Override
    public void later(Work<?> work) {}
}
