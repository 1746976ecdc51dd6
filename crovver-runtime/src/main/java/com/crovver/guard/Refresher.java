package com.crovver.guard;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads that ask in the background. They are daemons, start with the first task, end when they are idle, and are
 * interrupted at {@link #close}, so that none outlives an undeployed application.
 */
final class Refresher implements AutoCloseable {

    private static final int MOST_QUEUED = 10_000;
    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads;

    Refresher(int most) {
        threads = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_QUEUED), task -> {
                    Thread thread = new Thread(task, "crovver-refresh");
                    thread.setDaemon(true);
                    // Not that of the request thread which happens to start it: it would keep a foreign application
                    // alive.
                    thread.setContextClassLoader(Refresher.class.getClassLoader());
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /** Runs a task soon; false if there are too many, or none is run any more. */
    boolean submit(Runnable task) {
        try {
            threads.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
