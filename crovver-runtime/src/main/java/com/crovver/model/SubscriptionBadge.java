package com.crovver.model;

import com.crovver.model.SubscriptionStatus.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A few words on where a subscription stands, and the colour they are usually shown in. Immutable.
 *
 * @param label for people, in English
 * @param color how the official front end colours it
 * @param planName for people; null if there is no plan, or where the API does not say
 * @param status the API's own word, or {@code none}
 */
public record SubscriptionBadge(
        String label, Color color, @Nullable String planName, String status) {

    /** No subscription at all. */
    public static final SubscriptionBadge NONE = new SubscriptionBadge("No plan", Color.GREY, null, "none");

    /** What a colour is to tell at a glance; never the only thing that tells it. */
    public enum Color {
        /** All is well. */
        GREEN,
        /** All is well for a while. */
        BLUE,
        /** Something should be done. */
        YELLOW,
        /** It is over. */
        RED,
        /** Nothing, or nothing that is understood. */
        GREY;

        /** The colour's name in style sheets. */
        public String cssName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The badge of a subscription at a moment: a trial or a cancelled period that is over by then is shown as over, although
     * the status was read before.
     */
    public static SubscriptionBadge of(Subscription subscription, Instant moment) {
        String planName =
                subscription.plan() == null ? null : subscription.plan().name();
        return of(subscription.status(), subscription.isLiveAt(moment), planName);
    }

    /** The badge of a snapshot at a moment, see {@link #of(Subscription, Instant)}. */
    public static SubscriptionBadge of(SubscriptionSnapshot snapshot, Instant moment) {
        String planName = snapshot.plan() == null ? null : snapshot.plan().name();
        return of(snapshot.status(), snapshot.isLiveAt(moment), planName);
    }

    /** The badge of the newest live subscription among several, else of the newest; {@link #NONE} if there is none. */
    public static SubscriptionBadge of(List<Subscription> subscriptions, Instant moment) {
        return subscriptions.stream()
                .max(Comparator.<Subscription, Boolean>comparing(each -> each.isLiveAt(moment))
                        .thenComparing(
                                Subscription::createdAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder())))
                .map(newest -> of(newest, moment))
                .orElse(NONE);
    }

    private static SubscriptionBadge of(SubscriptionStatus status, boolean live, @Nullable String planName) {
        State state = status.state();
        boolean over = !live && (state == State.TRIAL || state == State.PENDING_CANCEL);
        String label = over
                ? "Expired"
                : switch (state) {
                    case PENDING -> "Payment pending";
                    case TRIAL -> "Trial";
                    case ACTIVE -> "Active";
                    case PAST_DUE -> "Payment failed";
                    case PENDING_CANCEL -> "Ends soon";
                    case CANCELED -> "Cancelled";
                    case EXPIRED -> "Expired";
                    case PAUSED -> "Paused";
                    case NONE -> "No plan";
                    case UNKNOWN -> "Unknown";
                };
        Color color = over
                ? Color.GREY
                : switch (state) {
                    case ACTIVE -> Color.GREEN;
                    case TRIAL -> Color.BLUE;
                    case PAST_DUE, PENDING_CANCEL, PENDING, PAUSED -> Color.YELLOW;
                    case CANCELED -> Color.RED;
                    case EXPIRED, NONE, UNKNOWN -> Color.GREY;
                };
        return new SubscriptionBadge(label, color, planName, status.canonicalWord());
    }
}
