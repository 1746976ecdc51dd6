package com.crovver.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's hold on a plan.
 *
 * @param id Crovver's id of the subscription
 * @param status where it stands
 * @param plan the plan, as far as the API sends it along; null where it does not
 * @param product the plan's product; null where the API does not say
 * @param currentPeriodStart null where the API does not say
 * @param currentPeriodEnd until when it is paid; null where the API does not say
 * @param trialEndsAt end of the trial; null if there is none
 * @param canceledAt when it was cancelled; null if it was not
 * @param capacityUnits seats paid for; null where the API does not say
 * @param billingMode {@code recurring}, {@code manual}, {@code free}, or a word the kit does not know; null where the API
 *     does not say
 * @param createdAt null where the API does not say
 * @param usedCapacity seats in use; null where the API does not say
 * @param nextBillingDate null if nothing will be billed, or where the API does not say
 * @param providerSubscriptionId the payment provider's id of it; null where the API does not say
 * @param updatedAt null where the API does not say
 */
public record Subscription(
        String id,
        SubscriptionStatus status,
        @Nullable Plan plan,
        @Nullable Product product,
        @Nullable Instant currentPeriodStart,
        @Nullable Instant currentPeriodEnd,
        @Nullable Instant trialEndsAt,
        @Nullable Instant canceledAt,
        @Nullable Long capacityUnits,
        @Nullable String billingMode,
        @Nullable Instant createdAt,
        @Nullable Long usedCapacity,
        @Nullable Instant nextBillingDate,
        @Nullable String providerSubscriptionId,
        @Nullable Instant updatedAt) {

    /** A subscription of which no more is known than what decides about access. */
    public Subscription(
            String id,
            SubscriptionStatus status,
            @Nullable Plan plan,
            @Nullable Product product,
            @Nullable Instant currentPeriodStart,
            @Nullable Instant currentPeriodEnd,
            @Nullable Instant trialEndsAt,
            @Nullable Instant canceledAt,
            @Nullable Long capacityUnits,
            @Nullable String billingMode,
            @Nullable Instant createdAt) {
        this(
                id,
                status,
                plan,
                product,
                currentPeriodStart,
                currentPeriodEnd,
                trialEndsAt,
                canceledAt,
                capacityUnits,
                billingMode,
                createdAt,
                null,
                null,
                null,
                null);
    }

    /**
     * Whether the subscription gives access at a moment: in trial, active, or cancelled and still within its paid
     * period. A cancelled one whose end is not known gives none.
     */
    public boolean isLiveAt(Instant moment) {
        return status.givesAccessAt(moment, trialEndsAt, currentPeriodEnd);
    }

    /**
     * When the access that the subscription gives ends by itself: with its trial, or with the paid period of a cancelled one.
     * Null if no end is known; the renewal date of an active subscription is none.
     */
    public @Nullable Instant accessEnd() {
        return status.accessEnd(trialEndsAt, currentPeriodEnd);
    }
}
