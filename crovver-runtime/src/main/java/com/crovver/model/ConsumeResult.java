package com.crovver.model;

/**
 * What became of a consumption.
 *
 * @param outcome what the word means
 * @param word the word the API used
 * @param remaining credits left in the pool; on a replay those of the first answer
 * @param alreadyProcessed whether the key had been used before, so that this is the first answer again
 * @param poolKey the pool
 * @param attempts how often the client sent the request to get this answer; above 1, {@code alreadyProcessed} may be the
 *     echo of its own first sending
 */
public record ConsumeResult(
        Outcome outcome, String word, long remaining, boolean alreadyProcessed, String poolKey, int attempts) {

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
