package com.crovver.guard;

import com.crovver.guard.Outbox.Backlog;
import com.crovver.guard.Outbox.Delivery;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Threads that deliver what is owed: as soon as it is owed here, and what others left behind, or had to put off, a little later.
 * They are daemons of a fixed number and end at {@link #close}, so that none outlives an undeployed application.
 */
final class Deliverer implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Deliverer.class.getName());
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int TAKEN_AT_ONCE = 4;
    /** How long a thread stays with one tenant while others may be waiting; all turns of one taking end within its lease. */
    private static final Duration TURN = Duration.ofSeconds(5);
    /** How long an idle thread waits before it looks for debts that nobody told it of. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Duration BETWEEN_TELLINGS = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Outbox outbox;
    private final DebtCollector collector;
    private final DecisionListeners listeners;
    private final Duration attempt;
    private final Duration drain;
    private final List<Thread> threads = new ArrayList<>();
    private final Semaphore work = new Semaphore(0);
    private final Throttle complaints;
    private final Throttle tellings;
    private volatile boolean closing;

    Deliverer(Outbox outbox, DebtCollector collector, DecisionListeners listeners, EngineBuilder settings) {
        this.outbox = outbox;
        this.collector = collector;
        this.listeners = listeners;
        this.attempt = settings.budget;
        this.drain = settings.drain;
        this.complaints = new Throttle(settings.ticker, Duration.ofMinutes(1));
        this.tellings = new Throttle(settings.ticker, BETWEEN_TELLINGS);
        for (int i = 1; i <= settings.deliveryThreads; i++) {
            Thread thread = new Thread(this::run, "crovver-outbox-" + i);
            thread.setDaemon(true);
            thread.setContextClassLoader(Deliverer.class.getClassLoader());
            threads.add(thread);
        }
    }

    void start() {
        threads.forEach(Thread::start);
    }

    /** There is something new to deliver. */
    void wake() {
        if (work.availablePermits() < threads.size()) {
            work.release();
        }
    }

    private void run() {
        try {
            boolean goOn = true;
            while (goOn) {
                boolean delivered = deliverWhatIsDue();
                goOn = delivered || !closing;
                if (goOn && !delivered) {
                    work.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "The delivery of debts was interrupted at shutdown");
        }
    }

    /** Tries to deliver a few debts that are due; false if none could be. */
    boolean deliverWhatIsDue() {
        boolean delivered = false;
        try {
            if (!listeners.isEmpty() && tellings.permits()) {
                listeners.tellBacklog(outbox.backlog());
            }
            for (Delivery delivery : outbox.take(TAKEN_AT_ONCE, LEASE)) {
                delivered |= deliver(delivery);
            }
        } catch (RuntimeException | Error e) {
            complain(e);
        }
        return delivered;
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

    /** An error, such as of memory, may pass too; without this thread nothing is delivered any more. */
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
        closing = true;
        work.release(threads.size());
        long end = System.nanoTime() + drain.toNanos();
        threads.forEach(thread -> join(thread, Duration.ofNanos(end - System.nanoTime())));
        threads.forEach(Thread::interrupt);
        threads.forEach(thread -> join(thread, PATIENCE));
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

    private static void join(Thread thread, Duration most) {
        try {
            thread.join(Math.max(1, most.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
