package com.crovver.sql;

import com.crovver.guard.ChargeStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The application's database, as far as it can be waited for. Thread-safe.
 *
 * <p>Calls are made by a few threads of our own, for three reasons. Waiting for a connection cannot be bounded from outside
 * (pools wait 30 s by default), but waiting for a thread can. What is recorded must not become part of a transaction that the
 * application's thread is in. And the kit never takes more connections from a pool than it has threads.
 *
 * <p>A call whose connection breaks is made again on another one. Whoever gave up waiting gets nothing any more: what was
 * written all the same is put right afterwards.
 */
final class Database implements AutoCloseable {

    private static final int ATTEMPTS = 3;
    private static final int MOST_QUEUED = 1_000;
    private static final long IDLE_SECONDS = 10;

    /** An embedded database may have to be opened, and its tables made. */
    private static final Duration AT_START = Duration.ofSeconds(5);

    private final Connections connections;
    private final Duration timeout;
    private final ThreadPoolExecutor threads;
    private final Amends amends = new Amends();

    /**
     * A database.
     *
     * @param most how many connections are used at once at most
     * @param timeout how long a call is waited for
     */
    Database(Connections connections, int most, Duration timeout) {
        this.connections = connections;
        this.timeout = timeout;
        threads = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_QUEUED), task -> {
                    Thread thread = new Thread(task, "crovver-sql");
                    thread.setDaemon(true);
                    // Not that of the request thread which happens to start it: it would keep a foreign application
                    // alive.
                    thread.setContextClassLoader(Database.class.getClassLoader());
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Does something and waits for it.
     *
     * @param what completes "... failed", for the log
     * @throws ChargeStoreException if it cannot be done in time
     */
    <T> T call(String what, Work<T> work) {
        return call(what, work, timeout);
    }

    /**
     * Looks whether the database can be used.
     *
     * @throws ChargeStoreException if it is away
     * @throws IllegalStateException if it is there, but of no known kind, or its tables are missing or not as they must be;
     *     the message says what to do
     */
    void check() {
        try {
            call("The first call to the database", session -> true, AT_START);
        } catch (ChargeStoreException e) {
            if (e.getCause() instanceof IllegalStateException wrong) {
                throw wrong;
            }
            throw e;
        }
    }

    private <T> T call(String what, Work<T> work, Duration patience) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            threads.execute(() -> attempt(work, answer));
            return await(answer, patience);
        } catch (RejectedExecutionException e) {
            throw failed(what, "as many calls wait for the database as may, or the store is closed", e);
        } catch (TimeoutException e) {
            throw failed(what, "the database did not answer within " + patience.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(what, "interrupted", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw failed(what, describe(cause), cause);
        }
    }

    /** Does something soon, if there is room for it; what it fails with is of no interest. */
    void later(Work<?> work) {
        try {
            threads.execute(() -> attempt(work, new CompletableFuture<>()));
        } catch (RejectedExecutionException e) {
            // Whatever is done so is done again.
            return;
        }
    }

    private static <T> T await(CompletableFuture<T> answer, Duration patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | InterruptedException e) {
            if (answer.completeExceptionally(e)) {
                throw e;
            }
            return answer.get();
        }
    }

    private <T> void attempt(Work<T> work, CompletableFuture<T> answer) {
        boolean begun = false;
        for (int attempt = 1; attempt <= ATTEMPTS && !answer.isDone(); attempt++) {
            try (Connection connection = connections.take()) {
                if (answer.isDone()) {
                    break;
                }
                begun = true;
                connections.use(connection, session -> finish(work, session, answer));
                return;
            } catch (SQLException e) {
                if (attempt == ATTEMPTS) {
                    answer.completeExceptionally(e);
                }
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        }
        if (begun) {
            amends.add(work);
        }
    }

    private <T> void finish(Work<T> work, Session session, CompletableFuture<T> answer) throws SQLException {
        amends.make(session);
        T result = work.on(session);
        if (!answer.complete(result)) {
            work.amend(session);
        }
    }

    private static ChargeStoreException failed(String what, String why, Throwable cause) {
        return new ChargeStoreException(what + " failed: " + why, cause);
    }

    /** The texts of errors quote rows, except of those that tell where no connection was to be had. */
    private static String describe(Throwable cause) {
        if (!(cause instanceof SQLException e)) {
            return String.valueOf(cause.getMessage());
        }
        boolean noConnection = e instanceof SQLTransientConnectionException
                || e instanceof SQLNonTransientConnectionException
                || String.valueOf(e.getSQLState()).startsWith("08");
        return noConnection
                ? String.valueOf(e.getMessage())
                : "the database says SQL state " + e.getSQLState() + ", code " + e.getErrorCode();
    }

    /** Ends what runs; what is still owed to the database is tried once more. */
    @Override
    public void close() {
        if (!amends.isEmpty()) {
            later(session -> true);
        }
        threads.shutdown();
        try {
            if (threads.awaitTermination(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }
}
