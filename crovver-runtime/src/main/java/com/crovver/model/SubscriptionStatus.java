package com.crovver.model;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a subscription stands, with the word the API used for it.
 *
 * @param state the state that the word means, {@link State#UNKNOWN} for a word the kit does not know
 * @param word the word as received
 */
public record SubscriptionStatus(State state, String word) {

    /** The states of a subscription; only {@link #TRIAL}, {@link #ACTIVE} and {@link #PENDING_CANCEL} give access. */
    public enum State {
        /** Created, payment not confirmed. */
        PENDING,
        /** In a free trial. */
        TRIAL,
        /** Paid. */
        ACTIVE,
        /** A payment failed. */
        PAST_DUE,
        /** Cancelled, paid until the end of the period. */
        PENDING_CANCEL,
        /** Ended. */
        CANCELED,
        /** Trial or period ran out without renewal. */
        EXPIRED,
        /** Suspended. */
        PAUSED,
        /** There is no subscription. */
        NONE,
        /** A word the kit does not know: no access. */
        UNKNOWN
    }

    /** The status that a word of the API means, other spellings of the official SDKs included. */
    public static SubscriptionStatus of(String word) {
        State state = switch (word) {
            case "pending", "incomplete" -> State.PENDING;
            case "trial", "trialing" -> State.TRIAL;
            case "active" -> State.ACTIVE;
            case "past_due", "unpaid" -> State.PAST_DUE;
            case "pending_cancel" -> State.PENDING_CANCEL;
            case "canceled" -> State.CANCELED;
            case "expired", "incomplete_expired" -> State.EXPIRED;
            case "paused" -> State.PAUSED;
            case "none" -> State.NONE;
            default -> State.UNKNOWN;
        };
        return new SubscriptionStatus(state, word);
    }

    /** Whether this status gives access at a moment, given the ends that are known. */
    boolean givesAccessAt(Instant moment, @Nullable Instant trialEndsAt, @Nullable Instant currentPeriodEnd) {
        Instant end = accessEnd(trialEndsAt, currentPeriodEnd);
        return switch (state) {
            case ACTIVE -> true;
            case TRIAL -> end == null || moment.isBefore(end);
            case PENDING_CANCEL -> end != null && moment.isBefore(end);
            default -> false;
        };
    }

    /** When the access that this status gives ends by itself; null if no end is known. */
    @Nullable Instant accessEnd(@Nullable Instant trialEndsAt, @Nullable Instant currentPeriodEnd) {
        return switch (state) {
            case TRIAL -> trialEndsAt == null ? currentPeriodEnd : trialEndsAt;
            case PENDING_CANCEL -> currentPeriodEnd;
            default -> null;
        };
    }

    /** The API's own word for the state; for an unknown state the word as received. */
    public String canonicalWord() {
        return state == State.UNKNOWN ? word : state.name().toLowerCase(Locale.ROOT);
    }
}
