package com.crovver.guard;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of an action. Immutable.
 *
 * @param tenant who pays for it
 * @param action digest of caller, operation and identity; no two tenants share one
 * @param fingerprint digest of the request that used the identity first
 * @param nonce random: tells the record from an earlier one of the same action that has been forgotten, so that what is owed
 *     for the two is charged under different keys
 * @param state whether the action runs, may run, or is done
 * @param version changes with every write, and is never the same for two claims; 0 if it was never written
 * @param leaseEnd when another request may take a running action over
 * @param round counts identities under which Crovver was asked: each refusal for lack of credits begins a new one, since
 *     Crovver would repeat the refusal under the old
 * @param charged pools that have been charged for this action, or from which it is owed
 * @param chargeLost whether the charge that comes next may have been made already, its answer lost
 * @param balanceBefore what the pool of the lost charge held before it; null if that is not known, or none was lost
 * @param runs how often the handler was started
 * @param answer what the finished action was answered; null if that was not recorded
 */
public record ActionRecord(
        String tenant,
        String action,
        String fingerprint,
        long nonce,
        State state,
        long version,
        Instant leaseEnd,
        int round,
        Set<String> charged,
        boolean chargeLost,
        @Nullable Long balanceBefore,
        int runs,
        @Nullable RecordedAnswer answer) {

    /** How often a handler may be started for one charge; more than one only because earlier runs failed. */
    public static final int MAX_RUNS = 3;

    /** Where an action stands. */
    public enum State {
        /** A request holds it until its lease ends. */
        RUNNING,
        /** It may be claimed: refused for lack of credits, its charge was lost, or its run failed. */
        OPEN,
        /** It has been done, or has failed as often as it may. */
        FINISHED
    }

    /** Copies the set. */
    public ActionRecord {
        charged = Set.copyOf(charged);
    }

    /** An action that somebody begins to hold, and that was never written. */
    public static ActionRecord first(String tenant, String action, String fingerprint, Instant leaseEnd) {
        long nonce = ThreadLocalRandom.current().nextLong();
        return new ActionRecord(
                tenant, action, fingerprint, nonce, State.RUNNING, 0, leaseEnd, 0, Set.of(), false, null, 0, null);
    }

    /** Whether a request with this fingerprint may take the action now. */
    public boolean claimableBy(String otherFingerprint, Instant now) {
        return fingerprint.equals(otherFingerprint) && (state == State.OPEN || (hasEnded(now) && runs < MAX_RUNS));
    }

    /** The same action in the hands of a new holder. One that is taken over may have been charged unnoticed. */
    public ActionRecord claimed(Instant newLeaseEnd) {
        Draft next = new Draft(this);
        next.state = State.RUNNING;
        next.leaseEnd = newLeaseEnd;
        next.chargeLost = chargeLost || state == State.RUNNING;
        return next.record();
    }

    /** What a request with this fingerprint is told that may not take the action. */
    public ActionRecords.Claim refusal(String otherFingerprint, Instant now) {
        if (!fingerprint.equals(otherFingerprint)) {
            return new ActionRecords.Claim.Differs();
        }
        boolean spent = state == State.FINISHED || hasEnded(now);
        return spent ? new ActionRecords.Claim.Finished(answer) : new ActionRecords.Claim.Running();
    }

    /** Whether somebody holds it. */
    public boolean isHeldAt(Instant now) {
        return state == State.RUNNING && now.isBefore(leaseEnd);
    }

    /** Whether nothing has been tried for it, so that a new record would say the same. */
    boolean isUntouched() {
        return runs == 0 && round == 0 && charged.isEmpty() && !chargeLost;
    }

    private boolean hasEnded(Instant now) {
        return state == State.RUNNING && !now.isBefore(leaseEnd);
    }

    /** The record as it stands once it is written. */
    public ActionRecord withVersion(long written) {
        Draft next = new Draft(this);
        next.version = written;
        return next.record();
    }

    /** The action may be claimed again. */
    public ActionRecord open() {
        Draft next = new Draft(this);
        next.state = State.OPEN;
        return next.record();
    }

    /** The handler starts: whatever it costs has been taken. */
    public ActionRecord started() {
        Draft next = new Draft(this);
        next.state = State.RUNNING;
        next.runs = runs + 1;
        next.chargeLost = false;
        next.balanceBefore = null;
        return next.record();
    }

    /** The action has been done. */
    public ActionRecord finished(@Nullable RecordedAnswer given) {
        Draft next = new Draft(this);
        next.state = State.FINISHED;
        next.answer = given;
        return next.record();
    }

    /** Its run failed: it may be repeated without a charge, unless it has failed too often. */
    public ActionRecord failed() {
        return runs < MAX_RUNS ? open() : finished(null);
    }

    /** The pool has been charged. */
    public ActionRecord withCharge(String pool) {
        Draft next = new Draft(this);
        next.charged.add(pool);
        next.chargeLost = false;
        next.balanceBefore = null;
        return next.record();
    }

    /** The pool has not been charged after all. */
    public ActionRecord withoutCharge(String pool) {
        Draft next = new Draft(this);
        next.charged.remove(pool);
        return next.record();
    }

    /** The answer to a charge was lost; null if nobody had looked what the pool held before. */
    public ActionRecord withChargeLost(@Nullable Long before) {
        Draft next = new Draft(this);
        next.chargeLost = true;
        next.balanceBefore = before;
        return next.record();
    }

    /** Crovver said that the credits do not suffice, and would say so again: whatever was lost before took nothing. */
    public ActionRecord inNextRound() {
        Draft next = new Draft(this);
        next.round = round + 1;
        next.chargeLost = false;
        next.balanceBefore = null;
        return next.record();
    }

    /** The record that comes next, while it is made. */
    private static final class Draft {

        private final ActionRecord from;
        private State state;
        private long version;
        private Instant leaseEnd;
        private int round;
        private final Set<String> charged;
        private boolean chargeLost;
        private @Nullable Long balanceBefore;
        private int runs;
        private @Nullable RecordedAnswer answer;

        Draft(ActionRecord from) {
            this.from = from;
            state = from.state;
            version = from.version;
            leaseEnd = from.leaseEnd;
            round = from.round;
            charged = new HashSet<>(from.charged);
            chargeLost = from.chargeLost;
            balanceBefore = from.balanceBefore;
            runs = from.runs;
            answer = from.answer;
        }

        ActionRecord record() {
            return new ActionRecord(
                    from.tenant,
                    from.action,
                    from.fingerprint,
                    from.nonce,
                    state,
                    version,
                    leaseEnd,
                    round,
                    charged,
                    chargeLost,
                    balanceBefore,
                    runs,
                    answer);
        }
    }
}
