package com.crovver.sql;

import com.crovver.guard.ActionRecord;
import com.crovver.guard.ChargeStoreException;
import com.crovver.guard.ChargeWriter;
import com.crovver.guard.Debt;
import com.crovver.guard.ForwardingChargeStore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Remembers charges in the application's SQL database: across restarts and crashes, and over all nodes that share the database.
 * Thread-safe; to be closed by whoever built it.
 *
 * <p>Every step is one conditional write, and no row stays locked while anything else is waited for. Leases are counted by the
 * database's clock. What cannot be written or read in time throws {@link ChargeStoreException}, so that the request is refused.
 */
public final class SqlChargeStore extends ForwardingChargeStore implements AutoCloseable {

    private static final Logger LOG = System.getLogger(SqlChargeStore.class.getName());

    private final Connections connections;
    private final Database database;
    private final DatabaseClock clock;
    private final LongSupplier ticker;
    private final SqlActions actions;

    private SqlChargeStore(Connections connections, Database database, DatabaseClock clock, LongSupplier ticker) {
        super(new SqlOutbox(database, clock));
        this.connections = connections;
        this.database = database;
        this.clock = clock;
        this.ticker = ticker;
        this.actions = new SqlActions(database, clock, ticker);
    }

    /** Begins a store in a database; connections may come from a pool, and need not. */
    public static Builder builder(DataSource source) {
        return new Builder(source);
    }

    @Override
    public Claim claim(String tenant, String action, String fingerprint, Duration lease) {
        return actions.claim(tenant, action, fingerprint, lease);
    }

    @Override
    public Optional<ActionRecord> save(ActionRecord record, List<Debt> owed) {
        return actions.save(record, owed, null);
    }

    @Override
    public Optional<ActionRecord> save(ActionRecord record, List<Debt> owed, ActionRecord otherwise) {
        return actions.save(record, owed, otherwise);
    }

    @Override
    public void forget(ActionRecord record) {
        actions.forget(record);
    }

    /**
     * Writes within a transaction of the application: what is written there counts if that commits, and is neither committed nor
     * rolled back here. Where it throws, what becomes of the transaction is the application's to decide.
     *
     * @param connection to the store's database, without auto-commit; for as long as the result is used, and by one thread
     * @throws IllegalStateException if the connection commits every statement by itself, so that there is no transaction
     * @throws ChargeStoreException if the connection does not say whether it does
     */
    public ChargeWriter within(Connection connection) {
        requireTransaction(connection);
        Calls calls = new TransactionCalls(connection, connections.timeoutSeconds());
        return new JoinedWriter(new SqlActions(calls, clock, ticker), new SqlOutbox(calls, clock));
    }

    private static void requireTransaction(Connection connection) {
        try {
            if (connection.getAutoCommit()) {
                throw new IllegalStateException(
                        "the connection commits every statement by itself, so the charge would count"
                                + " even if the work failed: call setAutoCommit(false) before the work, and commit() after it");
            }
        } catch (SQLException e) {
            throw Failures.of("Joining a transaction", Failures.describe(e), e);
        }
    }

    /** Returns connections and ends the threads that used them. */
    @Override
    public void close() {
        database.close();
    }

    /** Sets up a store; everything has a default. Not thread-safe. */
    public static final class Builder {

        private final DataSource source;
        private Duration timeout = Duration.ofSeconds(1);
        private int connections = 8;
        private boolean createSchema = true;
        private @Nullable Clock clock;
        private LongSupplier ticker = System::nanoTime;

        private Builder(DataSource source) {
            this.source = source;
        }

        /** Whether missing tables are made; by default they are. If not, missing ones are an error. */
        public Builder createSchema(boolean create) {
            createSchema = create;
            return this;
        }

        /**
         * How long one call to the database may take in all, waiting for a connection included; by default 1 s.
         *
         * @throws IllegalArgumentException if it is not between a millisecond and a minute
         */
        public Builder timeout(Duration newTimeout) {
            if (newTimeout.compareTo(Duration.ofMillis(1)) < 0 || newTimeout.compareTo(Duration.ofMinutes(1)) > 0) {
                throw new IllegalArgumentException("timeout must be between 1 ms and 1 min, was " + newTimeout);
            }
            timeout = newTimeout;
            return this;
        }

        /**
         * How many connections are used at once at most; by default 8. A pool should have more than that, since the
         * application wants some too.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder connections(int most) {
            if (most < 1) {
                throw new IllegalArgumentException("connections must be at least 1, was " + most);
            }
            connections = most;
            return this;
        }

        /** Tells the time in the database's stead, for tests. */
        Builder time(Clock newClock, LongSupplier newTicker) {
            clock = newClock;
            ticker = newTicker;
            return this;
        }

        /**
         * The store. A database that is away makes it refuse until the database is there, and is only logged.
         *
         * @throws IllegalStateException if the database is there, but of no known kind, or its tables are missing or not as
         *     they must be; the message says what to do
         */
        public SqlChargeStore build() {
            Connections lent = new Connections(source, timeout, createSchema);
            SqlChargeStore store = new SqlChargeStore(
                    lent,
                    new Database(lent, connections, timeout, ticker, Database::newThread),
                    new DatabaseClock(clock, ticker),
                    ticker);
            try {
                store.database.check();
            } catch (ChargeStoreException e) {
                LOG.log(
                        Level.WARNING,
                        "{0}; what is charged for is refused until the database is there",
                        e.getMessage());
            } catch (IllegalStateException e) {
                store.close();
                throw e;
            }
            return store;
        }
    }
}
