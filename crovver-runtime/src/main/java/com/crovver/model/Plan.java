package com.crovver.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant can subscribe to.
 *
 * @param id Crovver's id of the plan
 * @param name for people
 * @param description for people; null if there is none
 * @param product what the plan belongs to; null where the API does not say
 * @param interval how often it is paid
 * @param prices one price per currency, in the API's order; empty where the API sends none
 * @param seatBased whether seats are sold one by one
 * @param includedSeats seats that the base price covers; null where the API does not say
 * @param minSeats fewest seats that can be bought; null means no bound
 * @param maxSeats most seats that can be bought; null means no bound
 * @param trialDays length of the free trial in days; 0 means there is none
 * @param features feature key to flag; only {@code true} grants
 * @param creditPools the pools the plan grants
 * @param free whether there is nothing to pay
 * @param testMode whether checkouts for this plan use test credentials
 * @param paymentProviders codes of the payment providers that can be chosen at checkout, for example {@code stripe}; empty
 *     where the API does not say
 */
public record Plan(
        String id,
        String name,
        @Nullable String description,
        @Nullable Product product,
        BillingInterval interval,
        List<PlanPrice> prices,
        boolean seatBased,
        @Nullable Integer includedSeats,
        @Nullable Integer minSeats,
        @Nullable Integer maxSeats,
        int trialDays,
        Map<String, Boolean> features,
        List<CreditPool> creditPools,
        boolean free,
        boolean testMode,
        List<String> paymentProviders) {

    /** Copies the collections, so that the plan cannot change. */
    public Plan {
        prices = List.copyOf(prices);
        features = Map.copyOf(features);
        creditPools = List.copyOf(creditPools);
        paymentProviders = List.copyOf(paymentProviders);
    }

    /** Whether the plan has the feature. */
    public boolean grants(String featureKey) {
        return features.getOrDefault(featureKey, false);
    }

    /** The plan's pool with this key, if it has one. */
    public Optional<CreditPool> pool(String poolKey) {
        return creditPools.stream().filter(pool -> pool.key().equals(poolKey)).findFirst();
    }
}
