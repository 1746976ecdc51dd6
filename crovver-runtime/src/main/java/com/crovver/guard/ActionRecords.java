package com.crovver.guard;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which actions run and which are done, so that a repeated idempotency key neither charges nor runs twice.
 * Implementations are thread-safe; each method is atomic over everyone who shares the records.
 *
 * <p>Each is one conditional write: a claim inserts the record, or where there is one, asks it ({@link ActionRecord#claimableBy},
 * {@link ActionRecord#refusal}) and replaces it if its version is still the one read; saving replaces it, and forgetting deletes
 * it, on the same condition. Nothing is computed while a row is locked, and nothing is held between the calls but the lease.
 *
 * <p>Records may be forgotten, except while they are held: Crovver itself remembers spent keys, so what is lost is the
 * chance to repeat a failed run, never a charge. One tenant's records never displace another's that has fewer.
 *
 * <p>All throw {@link ChargeStoreException} if the records cannot be reached.
 */
public interface ActionRecords {

    /** The longest lease that may be asked for: those who share the records rely on it when a clock jumps. */
    Duration LONGEST_LEASE = Duration.ofHours(1);

    /** What became of the wish to run an action. */
    sealed interface Claim {
        /**
         * The caller holds the action now.
         *
         * @param record where the action stands, to be changed and passed on to {@link ActionRecords#save}
         */
        record Held(ActionRecord record) implements Claim {}

        /** Another request holds it. */
        record Running() implements Claim {}

        /**
         * It has been done.
         *
         * @param answer what it was answered; null if that was not recorded
         */
        record Finished(@Nullable RecordedAnswer answer) implements Claim {}

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
     * @param tenant who pays for it
     * @param action digest of caller, operation and identity
     * @param fingerprint digest of the request
     * @param lease how long it is held, by the clock of the records, unless it is saved as open or finished before; at most
     *     {@link #LONGEST_LEASE}
     * @throws IllegalArgumentException if the lease is longer than that, or not positive; see {@link #requireLease}
     * @throws ChargeStoreException if the records cannot be reached in time; should the claim have been written all the same,
     *     it is undone as soon as that is possible, and ends with its lease at the latest
     */
    Claim claim(String tenant, String action, String fingerprint, Duration lease);

    /**
     * Refuses a lease that {@link #claim} must not be given; for implementations.
     *
     * @throws IllegalArgumentException if it is not positive, or longer than {@link #LONGEST_LEASE}
     */
    static void requireLease(Duration lease) {
        if (lease.isNegative() || lease.isZero() || lease.compareTo(LONGEST_LEASE) > 0) {
            throw new IllegalArgumentException(
                    "the lease of an action must be positive and at most " + LONGEST_LEASE + ", was " + lease);
        }
    }

    /**
     * Writes where an action stands: what has happened, and cannot be undone.
     *
     * @param record changed from the record of a claim or of the last save, or one that was never written
     * @return the record as it was written; empty, and nothing is written, if it has been claimed or forgotten since, or
     *     was to be new and is not
     * @throws ChargeStoreException if the records cannot be reached in time; nobody holds the action then, and what was to be
     *     written is written as soon as that is possible (a running action as open), unless its lease ends before
     */
    Optional<ActionRecord> save(ActionRecord record);

    /**
     * Writes where an action is to stand: what follows from it happens only if this returns.
     *
     * @param record as in {@link #save(ActionRecord)}
     * @param otherwise where the action stands if it does not happen, with the nonce and the version of the record
     * @throws ChargeStoreException if the records cannot be reached in time; nobody holds the action then, and what is found
     *     in the end is {@code otherwise}, even if the record was written before
     */
    Optional<ActionRecord> save(ActionRecord record, ActionRecord otherwise);

    /**
     * Forgets an action for which nothing has been tried: its identity is as if it had never been used. Does nothing if it has been
     * claimed since.
     *
     * @param record of a claim
     * @throws ChargeStoreException if the records cannot be reached in time; it is forgotten as soon as that is possible, unless
     *     its lease ends before
     */
    void forget(ActionRecord record);
}
