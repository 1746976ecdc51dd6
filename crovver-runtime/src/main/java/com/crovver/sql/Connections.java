package com.crovver.sql;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections of a data source, pooled or not. They are lent with auto-commit and with limits on how long they may stall, and
 * returned as they were. The first one that is to be had shows what kind of database it is, and that it has its tables.
 * Thread-safe.
 */
final class Connections {

    private static final Logger LOG = System.getLogger(Connections.class.getName());
    private static final int NO_NETWORK_TIMEOUT = -1;
    private static final String ADMIN_RIGHTS_MISSING = "90040";

    private final DataSource source;
    private final Duration timeout;
    private final boolean createSchema;
    private volatile @Nullable Dialect dialect;

    /** What is done with a session. */
    @FunctionalInterface
    interface Use {
        void on(Session session) throws SQLException;
    }

    Connections(DataSource source, Duration timeout, boolean createSchema) {
        this.source = source;
        this.timeout = timeout;
        this.createSchema = createSchema;
    }

    /** Waits for a connection as long as the data source does. */
    Connection take() throws SQLException {
        return source.getConnection();
    }

    /**
     * Uses a connection that was taken, and returns it as it was.
     *
     * @throws IllegalStateException if the database is of no known kind, or its tables are missing or not as they must be
     */
    void use(Connection connection, Use use) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        int networkTimeout = limitNetwork(connection);
        try {
            if (!autoCommit) {
                connection.setAutoCommit(true);
            }
            use.on(new Session(connection, prepared(connection), timeoutSeconds()));
        } finally {
            restore(connection, autoCommit, networkTimeout);
        }
    }

    /** How long one statement may take. */
    int timeoutSeconds() {
        return (int) Math.max(1, timeout.toSeconds());
    }

    /** Longer than the time-out of a statement: it is better cancelled than cut off. */
    private int limitNetwork(Connection connection) throws SQLException {
        try {
            int before = connection.getNetworkTimeout();
            connection.setNetworkTimeout(
                    Runnable::run, (int) timeout.multipliedBy(2).plusSeconds(1).toMillis());
            return before;
        } catch (SQLFeatureNotSupportedException e) {
            return NO_NETWORK_TIMEOUT;
        }
    }

    private static void restore(Connection connection, boolean autoCommit, int networkTimeout) {
        try {
            if (!autoCommit) {
                connection.setAutoCommit(false);
            }
            if (networkTimeout != NO_NETWORK_TIMEOUT) {
                connection.setNetworkTimeout(Runnable::run, networkTimeout);
            }
        } catch (SQLException e) {
            // It is broken, and so of no use to anybody. What was done on it counts, or has failed already.
            return;
        }
    }

    private Dialect prepared(Connection connection) throws SQLException {
        Dialect known = dialect;
        if (known == null) {
            synchronized (this) {
                known = dialect;
                if (known == null) {
                    known = Dialect.of(connection);
                    Schema.ensure(connection, known, createSchema);
                    checkFlush(connection, known);
                    known.defect(connection.getMetaData().getDatabaseProductVersion())
                            .ifPresent(defect -> LOG.log(Level.WARNING, defect));
                    dialect = known;
                }
            }
        }
        return known;
    }

    private void checkFlush(Connection connection, Dialect known) throws SQLException {
        try {
            new Session(connection, known, timeoutSeconds()).flush();
        } catch (SQLException e) {
            if (ADMIN_RIGHTS_MISSING.equals(e.getSQLState())) {
                throw new IllegalStateException(
                        "H2 keeps what is committed in memory for a while, and the user of this data source may not have it"
                                + " written at once: give it admin rights (ALTER USER ... ADMIN TRUE)",
                        e);
            }
            throw e;
        }
    }
}
