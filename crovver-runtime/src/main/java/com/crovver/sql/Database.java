package com.crovver.sql;

import com.crovver.guard.ChargeStoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * The application's database, as far as it can be waited for. Thread-safe.
 *
 * <p>Calls are made by a few threads of our own, for three reasons. Waiting for a connection cannot be bounded from outside
 * (pools wait 30 s by default), but waiting for a thread can. What is recorded must not become part of a transaction that the
 * application's thread is in. And the kit never takes more connections from a pool than it has threads.
 *
 * <p>A call whose connection breaks is made again on another one. Whoever gave up waiting gets nothing any more: what was
 * written all the same is put right afterwards. A database that fails is left alone for a moment: nobody waits for it meanwhile,
 * and a pool finds out which of its connections are broken, which some only look for in those that have rested.
 */
final class Database implements Calls, AutoCloseable {

    private static final Logger LOG = System.getLogger(Database.class.getName());
    private static final int MOST_QUEUED = 1_000;
    private static final long IDLE_SECONDS = 10;

    /** An embedded database may have to be opened, and its tables made. */
    private static final Duration AT_START = Duration.ofSeconds(5);

    private static final Duration IN_BACKGROUND = Duration.ofSeconds(10);
    private static final Duration AT_END = Duration.ofSeconds(5);
    private static final String NO_THREAD = "no thread could be started";
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final Connections connections;
    private final Duration timeout;
    private final ThreadPoolExecutor threads;
    private final Availability availability;
    private final Amends amends;

    /**
     * A database.
     *
     * @param most how many connections are used at once at most
     * @param timeout how long a call is waited for; what no request waits for has ten seconds if that is more
     * @param ticker nanoseconds that only ever pass, to tell how long ago it failed
     * @param factory makes the threads, as {@link #newThread} does
     */
    Database(Connections connections, int most, Duration timeout, LongSupplier ticker, ThreadFactory factory) {
        this.connections = connections;
        this.timeout = timeout;
        availability = new Availability(timeout, ticker);
        amends = new Amends(new Rest(ticker));
        threads = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_QUEUED), factory);
        threads.allowCoreThreadTimeOut(true);
    }

    static Thread newThread(Runnable task) {
        Thread thread = new Thread(task, "crovver-sql");
        thread.setDaemon(true);
        // Not that of the request thread which happens to start it: it would keep a foreign application alive.
        thread.setContextClassLoader(Database.class.getClassLoader());
        return thread;
    }

    @Override
    public <T> T call(String what, Work<T> work) {
        boolean longer = !work.isAwaited() && timeout.compareTo(IN_BACKGROUND) < 0;
        return call(what, work, longer ? IN_BACKGROUND : timeout);
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
        Call<T> call = callOf(work);
        try {
            execute(what, call);
            return await(call.answer(), patience);
        } catch (TimeoutException e) {
            if (work.isAwaited()) {
                availability.noteFailure();
            }
            throw Failures.of(what, "the database did not answer within " + patience.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failures.of(what, "interrupted", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw Failures.of(what, Failures.describe(cause), cause);
        }
    }

    private <T> Call<T> callOf(Work<T> work) {
        return new Call<>(work, connections, availability, amends);
    }

    /** After {@link #close} the pool takes no tasks: the caller runs what must not be lost. */
    private void execute(String what, Call<?> call) {
        if (threads.isShutdown() && call.work().isOwed()) {
            call.run();
            return;
        }
        try {
            threads.execute(call);
        } catch (RejectedExecutionException e) {
            call.drop();
            throw Failures.of(
                    what, "the limit of " + MOST_QUEUED + " waiting calls is reached, or the store is closed", e);
        } catch (OutOfMemoryError e) {
            call.drop();
            throw Failures.of(what, NO_THREAD, e);
        }
    }

    @Override
    public void later(Work<?> work) {
        try {
            threads.execute(callOf(work));
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            // Only sweeps come here; the next one makes up for it.
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

    /** Ends what runs. What is still owed to the database is tried for a while, and the log says what remains. */
    @Override
    public void close() {
        availability.end();
        threads.shutdown();
        try {
            boolean ended = threads.awaitTermination(timeout.toNanos(), TimeUnit.NANOSECONDS);
            if (!ended) {
                threads.shutdownNow().forEach(call -> ((Call<?>) call).drop());
            }
            if (!amends.isEmpty()) {
                // Waiting for a connection cannot be bounded, but waiting for a thread can.
                Thread last = newThread(this::makeAmends);
                last.start();
                last.join(AT_END.toMillis());
                last.interrupt();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        amends.giveUp();
    }

    private void makeAmends() {
        long end = System.nanoTime() + AT_END.toNanos();
        try {
            while (!amends.isEmpty() && System.nanoTime() - end < 0) {
                try (Connection connection = connections.take()) {
                    connections.use(connection, amends::makeAll);
                } catch (SQLException | RuntimeException e) {
                    LOG.log(Level.DEBUG, "The database cannot be reached at the end", e);
                }
                if (!amends.isEmpty()) {
                    Thread.sleep(BETWEEN_TRIES.toMillis());
                }
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "There was no more time at the end");
        }
    }
}
