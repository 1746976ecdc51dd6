package com.crovver.guard;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * What is remembered of an action. Immutable.
 *
 * @param action digest of caller, operation and identity
 * @param fingerprint of the request that used the identity first
 * @param state whether the action runs, may run, or is done
 * @param claim number of the claim that holds or last held the action; an older claim may not write any more
 * @param leaseEnd when another request may take a running action over
 * @param round counts identities under which Crovver was asked: each refusal for lack of credits begins a new one, since
 *     Crovver would repeat the refusal under the old
 * @param charged pools that have been charged for this action
 * @param chargeLost whether a charge may have been made whose answer did not arrive
 * @param runs how often the handler was started
 */
public record ActionRecord(
        String action,
        String fingerprint,
        State state,
        long claim,
        Instant leaseEnd,
        int round,
        Set<String> charged,
        boolean chargeLost,
        int runs) {

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

    static ActionRecord first(String action, String fingerprint, Instant leaseEnd) {
        return new ActionRecord(action, fingerprint, State.RUNNING, 1, leaseEnd, 0, Set.of(), false, 0);
    }

    boolean claimableBy(String otherFingerprint, Instant now) {
        return fingerprint.equals(otherFingerprint) && (state == State.OPEN || (hasEnded(now) && runs < MAX_RUNS));
    }

    /** Whether it has been done, or its last run never said how it ended. */
    boolean isSpentAt(Instant now) {
        return state == State.FINISHED || (hasEnded(now) && runs >= MAX_RUNS);
    }

    private boolean hasEnded(Instant now) {
        return state == State.RUNNING && !now.isBefore(leaseEnd);
    }

    /** The same action, held by a new claim. A running one that is taken over may have been charged unnoticed. */
    ActionRecord claimed(Instant newLeaseEnd) {
        boolean lost = chargeLost || state == State.RUNNING;
        return new ActionRecord(action, fingerprint, State.RUNNING, claim + 1, newLeaseEnd, round, charged, lost, runs);
    }

    ActionRecord with(State newState) {
        return new ActionRecord(action, fingerprint, newState, claim, leaseEnd, round, charged, chargeLost, runs);
    }

    ActionRecord withCharge(String pool) {
        Set<String> pools = new HashSet<>(charged);
        pools.add(pool);
        return new ActionRecord(action, fingerprint, state, claim, leaseEnd, round, pools, chargeLost, runs);
    }

    ActionRecord withChargeLost(boolean lost) {
        return new ActionRecord(action, fingerprint, state, claim, leaseEnd, round, charged, lost, runs);
    }

    ActionRecord inNextRound() {
        return new ActionRecord(action, fingerprint, state, claim, leaseEnd, round + 1, charged, chargeLost, runs);
    }

    ActionRecord started() {
        return new ActionRecord(action, fingerprint, state, claim, leaseEnd, round, charged, false, runs + 1);
    }

    /** The record of a run that failed: it may be repeated without a charge, unless it has failed too often. */
    ActionRecord failed() {
        return with(runs < MAX_RUNS ? State.OPEN : State.FINISHED);
    }
}
