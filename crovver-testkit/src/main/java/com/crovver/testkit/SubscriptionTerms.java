package com.crovver.testkit;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a new subscription starts with.
 *
 * @param seats seats paid for
 * @param heldBy users who have one
 * @param openingCredits base credits of the first period where they differ from the plan's, by pool
 * @param trialConverts whether its trial ends with a payment, not with its expiry
 * @param period null for one that starts now
 */
record SubscriptionTerms(
        Status status,
        Currency currency,
        String billingMode,
        int seats,
        List<String> heldBy,
        Map<String, Long> openingCredits,
        boolean trialConverts,
        @Nullable Period period) {}
