package com.crovver.client;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads of the client: they keep neither the process nor an undeployed application alive. */
final class DaemonThreads implements ThreadFactory {

    private static final long IDLE_SECONDS = 10;

    private final String prefix;
    private final AtomicInteger number = new AtomicInteger();

    private DaemonThreads(String prefix) {
        this.prefix = prefix;
    }

    /** A pool whose threads end when they are idle. */
    static ThreadPoolExecutor pool(String prefix, int threads, int queued, RejectedExecutionHandler rejected) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(queued),
                new DaemonThreads(prefix),
                rejected);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** A timer whose thread starts with the first thing to time, and ends when there is none for a while. */
    static ScheduledThreadPoolExecutor timer(String prefix) {
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(1, new DaemonThreads(prefix), new ThreadPoolExecutor.DiscardPolicy());
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        return timer;
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, prefix + number.incrementAndGet());
        thread.setDaemon(true);
        // Not that of the request thread which happens to start it: it would keep a foreign application alive.
        thread.setContextClassLoader(DaemonThreads.class.getClassLoader());
        return thread;
    }
}
