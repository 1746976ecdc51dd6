package com.crovver.guard;

import com.crovver.guard.Cell.Flight;
import com.crovver.model.CrovverException;
import com.crovver.model.CrovverTransportException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one decision, or one refresh, wants to know of Crovver about one tenant, by one deadline. Used by one thread.
 */
final class Inquiry {

    private static final Duration FAR = Duration.ofDays(365);

    private final Answers answers;
    private final TenantAnswers facts;
    private final Deadline deadline;
    private final long startedAt;
    private boolean counted;

    private Inquiry(Answers answers, TenantAnswers facts, Deadline deadline, boolean counted) {
        this.answers = answers;
        this.facts = facts;
        this.deadline = deadline;
        this.startedAt = answers.ticker.getAsLong();
        this.counted = counted;
    }

    /** That of a request: while it waits it counts as a waiter. */
    static Inquiry ofRequest(Answers answers, TenantAnswers facts, Deadline deadline) {
        return new Inquiry(answers, facts, deadline, false);
    }

    /** One that no request waits for. */
    static Inquiry inBackground(Answers answers, TenantAnswers facts, Deadline deadline) {
        return new Inquiry(answers, facts, deadline, true);
    }

    /** The same with less patience. */
    Inquiry within(Duration patience) {
        return new Inquiry(answers, facts, deadline.atMost(patience), counted);
    }

    String tenant() {
        return facts.tenant();
    }

    TenantAnswers facts() {
        return facts;
    }

    Deadline deadline() {
        return deadline;
    }

    Entitlements crovver() {
        return answers.crovver;
    }

    Keeping keeping() {
        return answers.keeping;
    }

    Instant now() {
        return answers.clock.instant();
    }

    long nanos() {
        return answers.ticker.getAsLong();
    }

    /** An answer that counts now. */
    <A> Fact<A> fresh(Question<A> question) {
        return fresh(question, Fact.FOR_EVER);
    }

    /** An answer that a refusal may rest on: one of this moment, or hardly older. */
    <A> Fact<A> latest(Question<A> question) {
        return fresh(question, answers.keeping.refusals().toNanos());
    }

    /** An answer that counts now and is no older, in nanoseconds. */
    <A> Fact<A> fresh(Question<A> question, long maxAge) {
        return waiting(() -> answers.fresh(question, facts, this, maxAge));
    }

    /** An answer that is the same for all tenants. */
    <A> A shared(Question<A> question) {
        return waiting(() -> answers.fresh(question, answers.shared(), this, Fact.FOR_EVER))
                .answer();
    }

    /**
     * Does something that may have to wait for Crovver.
     *
     * @throws CrovverTransportException if too many wait already
     */
    <T> T waiting(Supplier<T> call) {
        if (counted) {
            return call.get();
        }
        answers.waiters().enter(facts);
        counted = true;
        try {
            return call.get();
        } finally {
            counted = false;
            answers.waiters().leave(facts);
        }
    }

    /** Waits for somebody else's call, no longer than for one's own. */
    <A> Fact<A> await(Flight<A> flight) {
        try {
            return flight.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CrovverException failure) {
                throw failure;
            }
            throw new IllegalStateException("the same question, asked by another request, broke", e.getCause());
        } catch (TimeoutException e) {
            throw new CrovverTransportException(
                    "no answer in time to the same question of another request", 0, false, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CrovverTransportException("interrupted while waiting for Crovver", 0, false, e);
        }
    }

    /** What a decision by an answer rests on. */
    Basis basis(Fact<?> fact) {
        long age = fact.ageAt(nanos());
        boolean askedNow = nanos() - startedAt >= age;
        return askedNow ? Basis.ASKED : new Basis(Basis.Source.CACHED, age);
    }

    /**
     * Notes when access ends: everything that was answered about the tenant before ends with it.
     *
     * @param moment null if no end is known
     * @param doubtsBefore the tenant's doubts before it was asked
     */
    void accessEnds(@Nullable Instant moment, int doubtsBefore) {
        Duration left = moment == null ? FAR : Duration.between(now(), moment);
        // Far ends need no note, and would not fit into nanoseconds.
        facts.accessEnds(left.compareTo(FAR) < 0 ? nanos() + left.toNanos() : null, doubtsBefore);
    }
}
