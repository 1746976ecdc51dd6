package com.crovver.testkit;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A plan of the catalogue. Maps and lists keep the order of their declaration.
 *
 * @param prices one per currency, at least one
 * @param seats null for a flat plan
 * @param limits caps of the deprecated usage log, by metric; null means unlimited
 */
record Plan(
        String id,
        String name,
        @Nullable String description,
        Product product,
        Interval interval,
        List<Price> prices,
        @Nullable SeatTerms seats,
        int trialDays,
        Map<String, Boolean> features,
        Map<String, @Nullable Long> limits,
        Map<String, Pool> pools,
        List<Addon> addons,
        String provider,
        boolean testMode) {

    boolean grants(String featureKey) {
        return features.getOrDefault(featureKey, false);
    }

    Optional<Pool> pool(String poolKey) {
        return Optional.ofNullable(pools.get(poolKey));
    }

    boolean isSeatBased() {
        return seats != null;
    }

    boolean isFree() {
        return prices.stream().allMatch(Price::isFree);
    }

    Price firstPrice() {
        return prices.get(0);
    }

    /** The price in the subscription's currency, if it is still sold in that. */
    Price priceFor(Subscription subscription) {
        return priceIn(subscription.currency()).orElseGet(this::firstPrice);
    }

    Optional<Price> priceIn(Currency currency) {
        return prices.stream()
                .filter(price -> price.currency().equals(currency))
                .findFirst();
    }
}
