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

    Optional<Price> priceIn(Currency currency) {
        return prices.stream()
                .filter(price -> price.currency().equals(currency))
                .findFirst();
    }
}
