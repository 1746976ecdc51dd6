package com.crovver.guard;

import com.crovver.guard.Outbox.Backlog;
import com.crovver.guard.Outbox.Delivery;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Delivers what is owed: as soon as it is owed here, and what others left behind, or had to put off, a little later. One thread
 * takes debts and hands each to a thread of its own, as many at once as there may be; these start when they are needed. All are
 * daemons and end at {@link #close}, so that none outlives an undeployed application.
 */
final class Deliverer implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Deliverer.class.getName());
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int TAKEN_AT_ONCE = 4;
    /** How long a thread stays with one tenant while others may be waiting; it ends within the lease of what was taken first. */
    private static final Duration TURN = Duration.ofSeconds(5);
    /** How long it waits, if nothing is due, before it looks for debts that nobody told it of. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final long IDLE_SECONDS = 10;
    private static final Duration BETWEEN_TELLINGS = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Outbox outbox;
    private final DebtCollector collector;
    private final DecisionListeners listeners;
    private final Duration attempt;
    private final Duration drain;
    private final int most;
    private final Thread lookout;
    private final ThreadPoolExecutor threads;
    /** One for each debt that may be in delivery besides those that are. */
    private final Semaphore free;

    private final Semaphore work = new Semaphore(0);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Throttle complaints;
    private final Throttle tellings;

    Deliverer(Outbox outbox, DebtCollector collector, DecisionListeners listeners, EngineBuilder settings) {
        this.outbox = outbox;
        this.collector = collector;
        this.listeners = listeners;
        this.attempt = settings.budget;
        this.drain = settings.drain;
        this.most = settings.deliveryThreads;
        this.complaints = new Throttle(settings.ticker, Duration.ofMinutes(1));
        this.tellings = new Throttle(settings.ticker, BETWEEN_TELLINGS);
        this.free = new Semaphore(most);
        this.lookout = newThread(this::run);
        this.threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), Deliverer::newThread);
    }

    private static Thread newThread(Runnable task) {
        Thread thread = new Thread(task, "crovver-outbox");
        thread.setDaemon(true);
        thread.setContextClassLoader(Deliverer.class.getClassLoader());
        return thread;
    }

    void start() {
        if (most > 0) {
            lookout.start();
        }
    }

    /** There is something new to deliver. */
    void wake() {
        if (work.availablePermits() == 0) {
            work.release();
        }
    }

    private void run() {
        try {
            boolean goOn = true;
            while (goOn) {
                boolean found = handOut();
                goOn = found || closing.getCount() > 0;
                if (goOn && !found) {
                    work.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "The delivery of debts was interrupted at shutdown");
        }
    }

    /** Takes as much as can be delivered at once, when there is a thread for it; false if nothing is due. */
    private boolean handOut() throws InterruptedException {
        free.acquire();
        int taken = 1 + free.drainPermits();
        int handedOut = 0;
        try {
            for (Delivery delivery : take(taken)) {
                threads.execute(() -> turn(delivery));
                handedOut++;
            }
        } catch (RuntimeException | Error e) {
            // There may be no more threads for the moment.
            complain(e);
        } finally {
            free.release(taken - handedOut);
        }
        return handedOut > 0;
    }

    /** Where nothing can be delivered, a thread rests for a moment: in an outage, few debts are tried. */
    private void turn(Delivery delivery) {
        try {
            if (!deliver(delivery)) {
                closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "The delivery of a debt was interrupted at shutdown");
        } finally {
            free.release();
        }
    }

    /** Tries to deliver a few debts that are due; false if none could be. */
    boolean deliverWhatIsDue() {
        boolean delivered = false;
        for (Delivery delivery : take(TAKEN_AT_ONCE)) {
            delivered |= deliver(delivery);
        }
        return delivered;
    }

    private List<Delivery> take(int atOnce) {
        try {
            if (!listeners.isEmpty() && tellings.permits()) {
                listeners.tellBacklog(outbox.backlog());
            }
            return outbox.take(atOnce, LEASE);
        } catch (RuntimeException | Error e) {
            complain(e);
            return List.of();
        }
    }

    /** Tries to deliver a debt that was taken, and what follows it; what breaks with it breaks no others that were taken too. */
    private boolean deliver(Delivery delivery) {
        try {
            return deliverInTurn(delivery);
        } catch (RuntimeException | Error e) {
            complain(e);
            return false;
        }
    }

    /** An error, such as of memory, may pass too; nobody else would go on. */
    private void complain(Throwable e) {
        if (complaints.permits()) {
            LOG.log(Level.ERROR, "What is owed cannot be delivered, and is tried again", e);
        }
    }

    /** Delivers a debt and what the tenant owes after it: that is found at once, however long the queue is. */
    private boolean deliverInTurn(Delivery first) {
        Deadline turn = Deadline.in(TURN);
        boolean delivered = false;
        Optional<Delivery> next = Optional.of(first);
        while (next.isPresent() && collector.collect(next.get(), Deadline.in(attempt))) {
            delivered = true;
            next = turn.remaining().isZero()
                    ? Optional.empty()
                    : outbox.takeOf(first.debt().tenant(), LEASE);
        }
        return delivered;
    }

    /** Delivers for a while what is due, and says what remains. */
    @Override
    public void close() {
        closing.countDown();
        wake();
        try {
            drain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tellWhatRemains();
    }

    /** The thread that takes debts ends when no more are due; what it has handed out then ends too. */
    private void drain() throws InterruptedException {
        Deadline end = Deadline.in(drain);
        try {
            lookout.join(Math.max(1, end.remaining().toMillis()));
            if (!free.tryAcquire(most, end.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.log(Level.DEBUG, "Deliveries are interrupted at shutdown");
            }
        } finally {
            lookout.interrupt();
            threads.shutdownNow();
        }
        lookout.join(PATIENCE.toMillis());
        if (!threads.awaitTermination(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
            LOG.log(Level.WARNING, "A delivery goes on, though it was interrupted");
        }
    }

    private void tellWhatRemains() {
        try {
            Backlog left = outbox.backlog();
            if (left.live() > 0 || left.dead() > 0) {
                LOG.log(
                        Level.WARNING,
                        "{0} debts remain in the outbox, the oldest since {1}; {2} more were refused by Crovver",
                        left.live(),
                        left.oldest(),
                        left.dead());
            }
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "What remains in the outbox cannot be told", e);
        }
    }
}
