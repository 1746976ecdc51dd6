package com.crovver.guard;

import org.jspecify.annotations.Nullable;

/**
 * What Crovver answered, with the moments that matter for its use. Moments are readings of the engine's ticker in
 * nanoseconds, compared by their difference. Immutable.
 *
 * @param <A> what kind of answer
 */
final class Fact<A> {

    /** A span that no answer lives to see; half of what the difference of two moments can say. */
    static final long FOR_EVER = Long.MAX_VALUE / 2;

    private final Question<A> question;
    private final A answer;
    private final long askedAt;
    private final long freshUntil;
    private final long refreshAt;
    private final boolean lasting;

    private Fact(Question<A> question, A answer, long askedAt, long freshUntil, long refreshAt, boolean lasting) {
        this.question = question;
        this.answer = answer;
        this.askedAt = askedAt;
        this.freshUntil = freshUntil;
        this.refreshAt = refreshAt;
        this.lasting = lasting;
    }

    /**
     * An answer that has just arrived.
     *
     * @param askedAt when it was asked for: it may be as old as that
     */
    static <A> Fact<A> of(Question<A> question, Answer<A> answer, long askedAt) {
        long kept = answer.kept().toNanos();
        // A quarter of the time is left to ask again while the answer still counts, so that nobody waits.
        long refreshAt = askedAt + (answer.lasting() ? kept - kept / 4 : FOR_EVER);
        return new Fact<>(question, answer.value(), askedAt, askedAt + kept, refreshAt, answer.lasting());
    }

    /** What was asked. */
    Question<A> question() {
        return question;
    }

    A answer() {
        return answer;
    }

    /** How long ago it was asked for, in nanoseconds. */
    long ageAt(long now) {
        return now - askedAt;
    }

    /** Whether it may say how things were before a moment. */
    boolean isAskedBefore(long moment) {
        return askedAt - moment < 0;
    }

    /** Whether it counts without asking. */
    boolean isFreshAt(long now) {
        return now - freshUntil < 0;
    }

    /** Whether it should be asked for again while it still counts. */
    boolean isDueAt(long now) {
        return now - refreshAt >= 0;
    }

    /** Whether it is worth keeping once it does not count by itself any more. */
    boolean isLasting() {
        return lasting;
    }

    /** Whether it may count while Crovver cannot be asked. */
    boolean isUsableAt(long now, long maxAge) {
        return lasting && now - askedAt <= maxAge;
    }

    /** The same, not to be asked for again before another moment. */
    Fact<A> dueAt(long moment) {
        return new Fact<>(question, answer, askedAt, freshUntil, moment, lasting);
    }

    /** What is left of it when it may not be true any more: the last known answer, or null for what is kept for a moment. */
    @Nullable Fact<A> doubtedAt(long now) {
        return lasting ? new Fact<>(question, answer, askedAt, now, now, true) : null;
    }
}
