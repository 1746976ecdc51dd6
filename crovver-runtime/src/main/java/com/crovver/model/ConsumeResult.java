package com.crovver.model;

/**
 * What became of a consumption.
 *
 * @param outcome what the word means
 * @param word the word the API used
 * @param remaining credits left in the pool; on a replay those of the first answer
 * @param alreadyProcessed whether the key had been used before, so that this is the first answer again
 * @param poolKey the pool
 * @param mayBeEcho whether the client had sent the request before, in the same call, and lost the answer; only then can
 *     {@code alreadyProcessed} be the echo of its own sending
 */
public record ConsumeResult(
        Outcome outcome, String word, long remaining, boolean alreadyProcessed, String poolKey, boolean mayBeEcho) {

    /** What a consumption can come to. */
    public enum Outcome {
        /** Taken. */
        ALLOWED,
        /** Taken; the soft pool is below zero now. */
        WARNING,
        /** Nothing taken: the hard pool has too few credits. */
        BLOCKED,
        /** A word the kit does not know: not granted. */
        UNKNOWN
    }

    /** Whether credits were taken. */
    public boolean taken() {
        return outcome == Outcome.ALLOWED || outcome == Outcome.WARNING;
    }
}
