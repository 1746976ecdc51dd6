package com.crovver.guard;

import java.time.Duration;

/** What a decision rests on: where its answer came from, and how old that is. Immutable. */
public final class Basis {

    /** Where an answer came from; the later ones are worth less. */
    public enum Source {
        /** Crovver said so for this request. */
        ASKED,
        /** Crovver said so a while ago, within the time that its answers are kept. */
        CACHED,
        /** Crovver said so longer ago, and cannot be asked now. */
        STALE,
        /** Nobody said so: Crovver cannot be asked, and the outage policy decides. */
        POLICY
    }

    /** An answer of this moment. */
    static final Basis ASKED = new Basis(Source.ASKED, 0);

    /** No answer at all. */
    static final Basis POLICY = new Basis(Source.POLICY, 0);

    private final Source source;
    // Not a Duration: most requests are decided from memory, and would have to make one that few look at.
    private final long ageNanos;

    Basis(Source source, long ageNanos) {
        this.source = source;
        this.ageNanos = ageNanos;
    }

    /** Where the answer came from; of several answers the least worth. */
    public Source source() {
        return source;
    }

    /** How long ago it was given; of several answers the oldest. Zero where nothing was said. */
    public Duration age() {
        return Duration.ofNanos(ageNanos);
    }

    /** What two answers together rest on. */
    Basis and(Basis other) {
        boolean mine = source.compareTo(other.source) >= 0 && ageNanos >= other.ageNanos;
        boolean others = other.source.compareTo(source) >= 0 && other.ageNanos >= ageNanos;
        if (mine || others) {
            return mine ? this : other;
        }
        return new Basis(
                source.compareTo(other.source) > 0 ? source : other.source, Math.max(ageNanos, other.ageNanos));
    }

    @Override
    public String toString() {
        return source + ", " + age() + " old";
    }
}
