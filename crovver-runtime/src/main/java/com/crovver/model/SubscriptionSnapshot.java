package com.crovver.model;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a tenant stands with one product: what the official front end lives on. A snapshot is a moment's state: ask
 * {@link #isLiveAt} and {@link #grants} with the time of the decision, so that a trial or a cancelled subscription ends at
 * its date.
 *
 * @param active the API's own flag; alone it does not grant
 * @param status where the subscription stands, {@code none} if there is none
 * @param tenantId the application's own id of the tenant; null where the API does not say
 * @param tenantName for people; null where the API does not say
 * @param renewal how it can be brought back; null where the API does not say
 * @param subscriptionId Crovver's id of the subscription; null if there is none
 * @param plan the plan; null if there is none
 * @param currentPeriodStart null where the API does not say
 * @param currentPeriodEnd until when it is paid; null where the API does not say
 * @param trialEndsAt end of the trial; null if there is none
 * @param canceledAt when it was cancelled; null if it was not
 * @param capacityUnits seats paid for; null where the API does not say
 * @param usedCapacity seats in use; null where the API does not say
 */
public record SubscriptionSnapshot(
        boolean active,
        SubscriptionStatus status,
        @Nullable String tenantId,
        @Nullable String tenantName,
        @Nullable Renewal renewal,
        @Nullable String subscriptionId,
        @Nullable PlanSummary plan,
        @Nullable Instant currentPeriodStart,
        @Nullable Instant currentPeriodEnd,
        @Nullable Instant trialEndsAt,
        @Nullable Instant canceledAt,
        @Nullable Long capacityUnits,
        @Nullable Long usedCapacity) {

    /**
     * The plan as a snapshot has it.
     *
     * @param id Crovver's id of the plan
     * @param name for people
     * @param productId Crovver's id of the product; null where the API does not say
     * @param productName for people; null where the API does not say
     * @param productSlug what to ask further questions about the same product with; null where the API does not say
     * @param interval how often it is paid
     * @param features keys of the features that the plan grants
     * @param seatBased whether seats are sold one by one; false where the API does not say
     */
    public record PlanSummary(
            String id,
            String name,
            @Nullable String productId,
            @Nullable String productName,
            @Nullable String productSlug,
            BillingInterval interval,
            Set<String> features,
            boolean seatBased) {

        /** Copies the features, so that the plan cannot change. */
        public PlanSummary {
            features = Set.copyOf(features);
        }
    }

    /**
     * Whether the tenant has access at a moment: by flag and status alike active, in a trial that has not ended, or cancelled
     * and still within its paid period. A cancelled one whose end is not known gives none.
     */
    public boolean isLiveAt(Instant moment) {
        return active && status.givesAccessAt(moment, trialEndsAt, currentPeriodEnd);
    }

    /** Whether the tenant may use a feature at a moment: the subscription is live and its plan has the feature. */
    public boolean grants(String featureKey, Instant moment) {
        return plan != null && plan.features().contains(featureKey) && isLiveAt(moment);
    }
}
