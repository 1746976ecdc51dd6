package com.crovver.guard;

import com.crovver.guard.Cell.Flight;
import com.crovver.model.CrovverException;
import com.crovver.model.CrovverTransportException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * What Crovver has answered about all tenants, and the way to get new answers: one call in flight for each question about a
 * tenant, asked again in the background before an answer ends. Errors are not remembered. Thread-safe; no lock is held while
 * anybody asks.
 */
final class Answers implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Answers.class.getName());
    /** How long a refresh that failed is not tried again. */
    private static final long REFRESH_PAUSE = Duration.ofSeconds(1).toNanos();

    final Entitlements crovver;
    final Keeping keeping;
    final Clock clock;
    final LongSupplier ticker;
    private final Duration budget;
    private final Waiters waiters;
    private final Refresher refresher;
    private final Cache<String, TenantAnswers> tenants;
    /** Answers that are the same for all tenants. */
    private final TenantAnswers shared = new TenantAnswers("");

    Answers(Entitlements crovver, EngineBuilder settings) {
        this.crovver = crovver;
        this.keeping = settings.keeping();
        this.clock = settings.clock;
        this.ticker = settings.ticker;
        this.budget = settings.budget;
        this.waiters = new Waiters(settings.waiters);
        this.refresher = new Refresher(settings.refreshThreads);
        // The calling thread cleans up: a pool thread would outlive the web application.
        this.tenants = Caffeine.newBuilder()
                .maximumSize(settings.tenants)
                .executor(Runnable::run)
                .build();
    }

    TenantAnswers of(String tenant) {
        return tenants.get(tenant, TenantAnswers::new);
    }

    TenantAnswers shared() {
        return shared;
    }

    Waiters waiters() {
        return waiters;
    }

    void changed(String tenant) {
        TenantAnswers known = tenants.getIfPresent(tenant);
        if (known != null) {
            known.doubtAll(ticker.getAsLong());
        }
    }

    void ended(String tenant) {
        TenantAnswers known = tenants.asMap().remove(tenant);
        if (known != null) {
            // Whoever holds it still must not go on with what it says.
            known.doubtAll(ticker.getAsLong());
            known.forgetAll();
        }
    }

    /**
     * An answer that counts now: remembered, being fetched, or asked for.
     *
     * @param maxAge nanoseconds beyond which a remembered one does not do
     * @throws CrovverException if there is no usable answer
     */
    <A> Fact<A> fresh(Question<A> question, TenantAnswers facts, Inquiry inquiry, long maxAge) {
        boolean mayBeHurried = true;
        while (true) {
            Fact<A> known = facts.fact(question);
            if (known != null && counts(known, facts, maxAge)) {
                return known;
            }
            long now = ticker.getAsLong();
            Cell<A> cell = facts.cell(question, now);
            if (cell.isSlowAt(now)) {
                // Whoever waited would take the room of those who ask what can be answered.
                throw tooSlow();
            }
            Flight<A> mine = new Flight<>(inquiry.deadline().remaining(), now + budget.toNanos());
            Flight<A> other = cell.join(mine);
            if (other == null) {
                return takeOff(question, facts, cell, mine, inquiry, maxAge);
            }
            try {
                return inquiry.await(other);
            } catch (CrovverException e) {
                // Whoever asked has given up, or had little time; that is no answer for those who have not.
                boolean givenUp = Failure.of(e) == Failure.INTERRUPTED
                        && !Thread.currentThread().isInterrupted();
                boolean hurried = mayBeHurried
                        && e instanceof CrovverTransportException
                        && other.hadLessThan(inquiry.deadline().remaining());
                if (!givenUp && !hurried) {
                    throw e;
                }
                mayBeHurried = mayBeHurried && !hurried;
            }
        }
    }

    private <A> Fact<A> takeOff(
            Question<A> question, TenantAnswers facts, Cell<A> cell, Flight<A> mine, Inquiry inquiry, long maxAge) {
        Fact<A> known = cell.fact();
        if (known != null && counts(known, facts, maxAge)) {
            // Somebody else's flight landed just before ours took off.
            cell.land(mine, null, false);
            mine.complete(known);
            return known;
        }
        try {
            return fly(question, facts, cell, mine, inquiry);
        } catch (CrovverException e) {
            if (Failure.isOutOfTime(e) && question.patience(budget).compareTo(budget) > 0) {
                askInBackground(question, facts, maxAge, true);
            }
            throw e;
        }
    }

    private static CrovverTransportException tooSlow() {
        String message = "the answer takes longer than a request may wait, and is being fetched in the background";
        return new CrovverTransportException(message, 0, false, new TimeoutException(message));
    }

    private boolean counts(Fact<?> known, TenantAnswers facts, long maxAge) {
        long now = ticker.getAsLong();
        return known.isFreshAt(now) && known.ageAt(now) <= maxAge && !facts.hasOutlived(known, now);
    }

    private <A> Fact<A> fly(Question<A> question, TenantAnswers facts, Cell<A> cell, Flight<A> mine, Inquiry inquiry) {
        Fact<A> brought = null;
        Throwable failure = new IllegalStateException("the question was not answered");
        try {
            long askedAt = ticker.getAsLong();
            Answer<A> answer = question.ask(inquiry);
            brought = Fact.of(question, answer, askedAt);
            return brought;
        } catch (RuntimeException | Error e) {
            failure = e;
            throw e;
        } finally {
            boolean kept = brought != null && (brought.isFreshAt(ticker.getAsLong()) || brought.isLasting());
            cell.land(mine, brought, kept);
            facts.dropIfSpent(question, cell, ticker.getAsLong());
            if (brought == null) {
                mine.completeExceptionally(failure);
            } else {
                mine.complete(brought);
            }
        }
    }

    /** Asks again in the background, unless that is under way. */
    <A> void refresh(Fact<A> known, TenantAnswers facts) {
        if (known.isDueAt(ticker.getAsLong())) {
            askInBackground(known.question(), facts, Fact.FOR_EVER, false);
        }
    }

    private <A> void askInBackground(Question<A> question, TenantAnswers facts, long maxAge, boolean slow) {
        Cell<A> cell = facts.cell(question, ticker.getAsLong());
        if (cell.beginRefresh(slow)) {
            boolean taken = refresher.submit(() -> refreshNow(question, facts, cell, maxAge));
            if (!taken) {
                refreshed(question, facts, cell);
            }
        }
    }

    private <A> void refreshNow(Question<A> question, TenantAnswers facts, Cell<A> cell, long maxAge) {
        try {
            Fact<A> known = cell.fact();
            Duration time = question.patience(budget);
            long now = ticker.getAsLong();
            Flight<A> mine = new Flight<>(time, now + budget.toNanos());
            boolean due = known == null || known.isDueAt(now) || known.ageAt(now) > maxAge;
            if (due && cell.join(mine) == null) {
                fly(question, facts, cell, mine, Inquiry.inBackground(this, facts, Deadline.in(time)));
            }
        } catch (CrovverException | IllegalArgumentException e) {
            LOG.log(Level.DEBUG, "An answer of Crovver could not be refreshed; the last one counts until it ends", e);
        } finally {
            refreshed(question, facts, cell);
        }
    }

    private void refreshed(Question<?> question, TenantAnswers facts, Cell<?> cell) {
        long now = ticker.getAsLong();
        cell.refreshed(now + REFRESH_PAUSE);
        facts.dropIfSpent(question, cell, now);
    }

    @Override
    public void close() {
        refresher.close();
    }
}
