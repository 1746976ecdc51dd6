package com.crovver.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection while one call uses it. Each statement is a transaction of its own, unless {@link #together} is used, or all are
 * part of a transaction of the application.
 */
final class Session {

    private static final String UNIQUE_VIOLATION = "23505";

    private final Connection connection;
    private final Dialect dialect;
    private final int timeoutSeconds;
    private final boolean joining;
    private boolean inTransaction;

    /** Reads one row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Several statements. */
    @FunctionalInterface
    interface Statements<T> {
        T run() throws SQLException;
    }

    /** A connection that commits each statement. */
    Session(Connection connection, Dialect dialect, int timeoutSeconds) {
        this(connection, dialect, timeoutSeconds, false);
    }

    private Session(Connection connection, Dialect dialect, int timeoutSeconds, boolean joining) {
        this.connection = connection;
        this.dialect = dialect;
        this.timeoutSeconds = timeoutSeconds;
        this.joining = joining;
        this.inTransaction = joining;
    }

    /** A connection in a transaction of the application, which commits it or rolls it back. */
    static Session joining(Connection connection, Dialect dialect, int timeoutSeconds) {
        return new Session(connection, dialect, timeoutSeconds, true);
    }

    /** Whether it is in a transaction of the application. */
    boolean isJoining() {
        return joining;
    }

    /** Runs a statement; returns how many rows it changed. */
    int update(String sql, @Nullable Object... values) throws SQLException {
        int changed;
        try (PreparedStatement statement = prepare(sql, values)) {
            changed = statement.executeUpdate();
        }
        if (changed > 0 && !inTransaction) {
            flush();
        }
        return changed;
    }

    /** Sees to it that what is committed is kept if the process dies. */
    void flush() throws SQLException {
        if (!dialect.flush().isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(dialect.flush());
            }
        }
    }

    /** Inserts a row; false if there is one of its key. */
    boolean insert(String sql, @Nullable Object... values) throws SQLException {
        try {
            return update(sql + dialect.unlessPresent(), values) > 0;
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    /** Reads all rows of a query. */
    <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> read = new ArrayList<>();
            while (rows.next()) {
                read.add(reader.read(rows));
            }
            return read;
        }
    }

    /** Runs several statements as one transaction. */
    <T> T together(Statements<T> statements) throws SQLException {
        if (joining) {
            return statements.run();
        }
        connection.setAutoCommit(false);
        inTransaction = true;
        T result;
        try {
            result = statements.run();
            connection.commit();
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(e);
            throw e;
        } finally {
            inTransaction = false;
        }
        connection.setAutoCommit(true);
        flush();
        return result;
    }

    /** A connection that cannot be rolled back is of no more use: auto-commit would commit what is half done. */
    private void rollBack(Throwable why) throws SQLException {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            why.addSuppressed(e);
            connection.close();
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            if (dialect.statementTimeouts()) {
                statement.setQueryTimeout(timeoutSeconds);
            }
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }
}
