package com.crovver.guard;

import java.util.function.Function;

/**
 * Remembers which actions run and which are done, so that a repeated idempotency key neither charges nor runs twice.
 * Implementations are thread-safe; a claim is atomic over everyone who shares the records.
 *
 * <p>Records may be forgotten: Crovver itself remembers spent keys, so what is lost is only the chance to repeat a failed
 * run, never a charge.
 */
public interface ActionRecords {

    /** What became of the wish to run an action. */
    sealed interface Claim {
        /**
         * The caller holds the action now.
         *
         * @param record where the action stands, to be passed on to {@link ActionRecords#save}
         */
        record Held(ActionRecord record) implements Claim {}

        /** Another request holds it. */
        record Running() implements Claim {}

        /** It has been done. */
        record Finished() implements Claim {}

        /** Its identity was first used with another fingerprint. */
        record Differs() implements Claim {}

        /** Applies the function of the case at hand. */
        default <R> R fold(
                Function<? super Held, ? extends R> held,
                Function<? super Running, ? extends R> running,
                Function<? super Finished, ? extends R> finished,
                Function<? super Differs, ? extends R> differs) {
            if (this instanceof Held is) {
                return held.apply(is);
            } else if (this instanceof Running is) {
                return running.apply(is);
            } else if (this instanceof Finished is) {
                return finished.apply(is);
            } else {
                return differs.apply((Differs) this);
            }
        }
    }

    /**
     * Takes an action: a new one, an open one, or a running one whose lease has ended.
     *
     * @param action digest of caller, operation and identity
     * @param fingerprint of the request
     */
    Claim claim(String action, String fingerprint);

    /**
     * Writes where an action stands. Ignored if a later claim has taken the action over.
     *
     * @param record the record of a claim, changed
     */
    void save(ActionRecord record);
}
