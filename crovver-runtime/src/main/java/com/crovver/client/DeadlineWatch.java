package com.crovver.client;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Holds the attempts in flight and gives them up when their time is over.
 *
 * <p>Nearly every attempt ends long before its time, so none has a timer of its own: there is one, set to the earliest end
 * that was seen. When it goes off, all attempts that still run are looked at, and it is set anew. An attempt costs one
 * comparison, unless it is to end earlier than all others. ({@code HttpRequest.timeout} costs an entry in a sorted set and a
 * wake-up of the selector, and bounds the headers only.)
 */
final class DeadlineWatch implements AutoCloseable {

    private static final long NEVER = Long.MAX_VALUE;

    /** The time of this class: nanoseconds since it was made, so that they can be compared as they are. */
    private final long start = System.nanoTime();

    private final Set<Attempt> attempts = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor timer = DaemonThreads.timer("crovver-timeout-");
    private final Object timerLock = new Object();
    private @Nullable ScheduledFuture<?> nextLook;
    private volatile long nextLookAt = NEVER;

    /** Now, plus so many nanoseconds; an end far off is as good as none. */
    long in(long nanos) {
        long now = System.nanoTime() - start;
        return nanos < NEVER - now ? now + nanos : NEVER;
    }

    void add(Attempt attempt) {
        // In this order: either a look sees the attempt, or the attempt sees that there is none in time.
        attempts.add(attempt);
        if (attempt.end() < nextLookAt) {
            lookAt(attempt.end());
        }
    }

    void remove(Attempt attempt) {
        attempts.remove(attempt);
    }

    /** Gives up what is in flight and lets the thread end. */
    @Override
    public void close() {
        attempts.forEach(Attempt::abort);
        timer.shutdownNow();
    }

    private void lookAt(long end) {
        synchronized (timerLock) {
            if (end < nextLookAt) {
                if (nextLook != null) {
                    nextLook.cancel(false);
                }
                nextLook = timer.schedule(this::look, end - in(0), TimeUnit.NANOSECONDS);
                nextLookAt = end;
            }
        }
    }

    private void look() {
        synchronized (timerLock) {
            nextLook = null;
            nextLookAt = NEVER; // before the look: whatever comes during it sets the timer by itself
        }
        long now = in(0);
        long earliest = NEVER;
        for (Attempt attempt : attempts) {
            if (attempt.end() <= now) {
                attempt.expire();
            } else {
                earliest = Math.min(earliest, attempt.end());
            }
        }
        if (earliest < NEVER) {
            lookAt(earliest);
        }
    }
}
