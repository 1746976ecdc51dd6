package com.crovver.gate;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where requests wait for Crovver without a thread of the container. Each waits in a thread of ours, which asks as any other
 * would; when it knows, the container dispatches the request once more to where it was. Thread-safe.
 *
 * <p>Threads rather than futures: a blocking call costs the JDK's HTTP client far less than an asynchronous one, the more so
 * the fewer processors there are. Threads are made as they are needed, end when they were idle for a while, and are daemons.
 */
public final class WaitingRoom implements AutoCloseable {

    private static final Logger LOG = System.getLogger(WaitingRoom.class.getName());
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Semaphore places;
    private final ThreadPoolExecutor threads;

    /**
     * A room that is empty.
     *
     * @param places how many requests may wait in it at once, at least 1
     */
    public WaitingRoom(int places) {
        this.places = new Semaphore(places);
        AtomicInteger count = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE.toSeconds(), TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "crovver-waiting-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Lets a request wait here and be dispatched again afterwards, unless there is no place left. If it does, its thread must
     * leave it alone.
     *
     * @param request supports asynchronous processing, which has not started
     * @param findOut what it waits for; returns in bounded time
     * @return whether it waits here
     */
    public boolean take(HttpServletRequest request, HttpServletResponse response, Runnable findOut) {
        if (threads.isShutdown() || !places.tryAcquire()) {
            return false;
        }
        boolean waits = false;
        try {
            // With the wrappers of the filters in front: those that are not called for the dispatch to come count all
            // the same.
            AsyncContext waiting = request.startAsync(request, response);
            waits = handOver(findOut, waiting);
        } finally {
            if (!waits) {
                places.release();
            }
        }
        return true;
    }

    /** Whether a thread has taken it; if none could, the request is dispatched again with nothing found out. */
    private boolean handOver(Runnable findOut, AsyncContext waiting) {
        try {
            threads.execute(() -> waitFor(findOut, waiting));
            return true;
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            // No more threads are to be had: the room closes, or the process has as many as it may.
            LOG.log(Level.WARNING, "A request cannot wait for Crovver without a thread of the container", e);
            resume(waiting);
            return false;
        }
    }

    private void waitFor(Runnable findOut, AsyncContext waiting) {
        try {
            findOut.run();
        } finally {
            places.release();
            resume(waiting);
        }
    }

    private static void resume(AsyncContext waiting) {
        try {
            waiting.dispatch();
        } catch (IllegalStateException | UnsupportedOperationException e) {
            // The container has given the request up and announced its end, or stops: what was found out is of no use.
            LOG.log(Level.DEBUG, "A request that waited for Crovver has ended before", e);
        }
    }

    /** Ends every wait, and the threads with it. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.WARNING, "A wait for Crovver does not end; its thread outlives the application");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
