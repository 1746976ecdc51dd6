package com.crovver.client;

import com.crovver.guard.Deadline;
import com.crovver.model.CrovverTransportException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs blocking calls on threads of their own, so that the asynchronous form of a call is the same call: same attempts,
 * waits, deadline and answers. There is no timer and no static thread behind it.
 *
 * <p>However its future is completed from outside (cancelled, timed out), the call is ended: taken out of the queue, or
 * interrupted.
 */
final class AsyncCalls implements AutoCloseable {

    static final int THREADS = 32;
    static final int QUEUED = 1024;

    private final Executor executor;
    private final Consumer<Runnable> dequeue;
    private final Runnable shutdown;
    private final ScheduledThreadPoolExecutor timer = DaemonThreads.timer("crovver-deadline-");
    private final Set<Task<?>> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private AsyncCalls(Executor executor, Consumer<Runnable> dequeue, Runnable shutdown) {
        this.executor = executor;
        this.dequeue = dequeue;
        this.shutdown = shutdown;
    }

    /** Calls on threads of the client's own. */
    static AsyncCalls own() {
        ThreadPoolExecutor pool =
                DaemonThreads.pool("crovver-call-", THREADS, QUEUED, new ThreadPoolExecutor.AbortPolicy());
        return new AsyncCalls(pool, pool::remove, pool::shutdown);
    }

    /** Calls on somebody else's threads; one that ended early stays in that queue, and does nothing when its turn comes. */
    static AsyncCalls on(Executor foreign) {
        return new AsyncCalls(foreign, task -> {}, () -> {});
    }

    /**
     * Makes a call as soon as there is a thread for it.
     *
     * @param deadline after which a call that still waits is refused; a call that runs keeps it by itself
     */
    <T> CompletableFuture<T> submit(Supplier<T> call, @Nullable Deadline deadline) {
        Task<T> task = new Task<>(call);
        if (deadline != null && !closed) {
            task.refuseLate(timer.schedule(
                    () -> task.refuseUnlessRunning("the deadline has passed"),
                    deadline.remaining().toNanos(),
                    TimeUnit.NANOSECONDS));
        }
        CompletableFuture<T> unused = task.future.whenComplete((answer, failure) -> end(task));
        // In this order: either close() sees the task, or the task sees that the client is closed.
        open.add(task);
        if (closed) {
            task.refuse("the client is closed");
        } else {
            try {
                executor.execute(task);
            } catch (RejectedExecutionException e) {
                task.refuse(closed ? "the client is closed" : "too many asynchronous calls are waiting");
            }
        }
        return task.future;
    }

    /**
     * Refuses every call that waits, ends every call that runs, and lets the threads end. A call that runs fails by itself: it
     * alone knows what it has sent.
     */
    @Override
    public void close() {
        closed = true;
        open.forEach(task -> {
            if (!task.abort()) {
                task.refuse("the client was closed");
            }
        });
        timer.shutdownNow();
        shutdown.run();
    }

    private void end(Task<?> task) {
        open.remove(task);
        if (!task.abort()) {
            dequeue.accept(task);
        }
    }

    /** One call, in the queue or running. */
    private static final class Task<T> implements Runnable {

        final CompletableFuture<T> future = new CompletableFuture<>();
        private final Supplier<T> call;
        private volatile @Nullable InFlight running;

        Task(Supplier<T> call) {
            this.call = call;
        }

        void refuse(String why) {
            future.completeExceptionally(new CrovverTransportException(why, 0, new IOException(why)));
        }

        void refuseUnlessRunning(String why) {
            if (running == null) {
                refuse(why);
            }
        }

        /** Stops the timer once the call has ended. */
        void refuseLate(ScheduledFuture<?> refusal) {
            CompletableFuture<T> unused = future.whenComplete((answer, failure) -> refusal.cancel(false));
        }

        /** Ends the call if it runs; false if it has not begun. */
        boolean abort() {
            InFlight now = running;
            if (now != null) {
                now.abort();
            }
            return now != null;
        }

        @Override
        public void run() {
            InFlight now = new InFlight();
            // In this order: either the end of the future sees the call running, or the call sees the end.
            running = now;
            try {
                if (future.isDone()) {
                    return;
                }
                T answer = call.get();
                now.end();
                future.complete(answer);
            } catch (Throwable failure) { // whatever it is, somebody waits for the future
                now.end();
                future.completeExceptionally(failure);
            } finally {
                now.end();
            }
        }
    }
}
