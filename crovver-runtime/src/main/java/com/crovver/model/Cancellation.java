package com.crovver.model;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cancellation that Crovver has taken.
 *
 * @param subscriptionId Crovver's id of the subscription
 * @param status {@link SubscriptionStatus.State#PENDING_CANCEL} if it can be used until the end of its period, {@link
 *     SubscriptionStatus.State#CANCELED} if it ended at once
 * @param canceledAt when it was asked for; null where the API does not say
 * @param currentPeriodEnd end of the paid period; null where the API does not say
 */
public record Cancellation(
        String subscriptionId,
        SubscriptionStatus status,
        @Nullable Instant canceledAt,
        @Nullable Instant currentPeriodEnd) {

    /** Until when the subscription can be used; empty if it ended at once, or the end is not known. */
    public Optional<Instant> usableUntil() {
        return status.state() == SubscriptionStatus.State.PENDING_CANCEL
                ? Optional.ofNullable(currentPeriodEnd)
                : Optional.empty();
    }
}
