package com.crovver.client;

import com.crovver.model.BillingInterval;
import com.crovver.model.CreditPool;
import com.crovver.model.LimitBehavior;
import com.crovver.model.Plan;
import com.crovver.model.Product;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads plans in all their shapes: of the catalogue, of a subscription, and the flat one of earlier pages. */
final class PlanReader {

    private PlanReader() {}

    static Plan plan(Json plan) {
        Json pricing = plan.get("pricing");
        boolean seatBased = plan.get("isSeatBased", "is_seat_based")
                .or(pricing.get("isSeatBased", "is_seat_based"))
                .flag();
        PriceReader.Prices prices = PriceReader.prices(plan, seatBased);
        Json free = plan.get("isFree", "is_free");
        Integer trialDays = plan.get("trial")
                .get("days")
                .or(plan.get("trialDays", "trial_days"))
                .intOrNull();
        return new Plan(
                plan.get("id").text(),
                plan.get("name").text(),
                plan.get("description").textOrNull(),
                product(plan.get("product")),
                interval(pricing.get("interval").or(plan.get("billingInterval", "billing_interval", "interval"))),
                prices.list(),
                seatBased,
                pricing.get("includedSeats", "included_seats")
                        .or(plan.get("includedSeats", "included_seats"))
                        .intOrNull(),
                pricing.get("minSeats", "min_seats")
                        .or(plan.get("minSeats", "min_seats"))
                        .intOrNull(),
                pricing.get("maxSeats", "max_seats")
                        .or(plan.get("maxSeats", "max_seats"))
                        .intOrNull(),
                trialDays == null ? 0 : trialDays,
                features(plan.get("features")),
                pools(plan.get("creditPools", "credit_pools")),
                free.isAbsent() ? prices.nothingToPay() : free.flag(),
                plan.get("test_mode", "testMode").flag(),
                providers(plan.get("paymentProviders", "payment_providers")));
    }

    static @Nullable Product product(Json product) {
        if (product.isAbsent()) {
            return null;
        }
        return new Product(
                product.get("id").text(),
                product.get("name").text(),
                product.get("description").textOrNull());
    }

    /** A map of flags, of which only {@code true} grants, or a list of the granted keys. */
    static Map<String, Boolean> features(Json features) {
        Map<String, Boolean> flags = new LinkedHashMap<>();
        if (features.isArray()) {
            features.list(Json::text).forEach(key -> flags.put(key, true));
        } else if (!features.isAbsent()) {
            features.fields().forEach((key, flag) -> flags.put(key, flag.isTrue()));
        }
        return flags;
    }

    /** The pools in use; one that was switched off grants nothing. */
    private static List<CreditPool> pools(Json pools) {
        if (pools.isAbsent()) {
            return List.of();
        }
        return pools.list(PlanReader::pool).stream().flatMap(Optional::stream).toList();
    }

    private static Optional<CreditPool> pool(Json pool) {
        Json active = pool.get("isActive", "is_active");
        if (!active.isAbsent() && !active.flag()) {
            return Optional.empty();
        }
        String key = pool.get("poolKey", "pool_key").text();
        String displayName = pool.get("displayName", "display_name").textOrNull();
        return Optional.of(new CreditPool(
                key,
                displayName == null ? key : displayName,
                pool.get("limitPerPeriod", "limit_per_period").countOrNull(),
                "rollover".equals(pool.get("refillBehavior", "refill_behavior").textOrNull()),
                pool.get("rolloverCap", "rollover_cap").countOrNull(),
                CreditCalls.limitBehavior(pool.get("limitBehavior", "limit_behavior"), LimitBehavior.HARD)));
    }

    /** The providers in use; only their type is in every source. */
    private static List<String> providers(Json mappings) {
        return mappings
                .listOrEmpty(mapping -> mapping.get("is_active", "isActive").isTrue()
                        ? Optional.ofNullable(
                                mapping.get("provider_type", "providerType").textOrNull())
                        : Optional.<String>empty())
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    static BillingInterval interval(Json word) {
        if (word.isAbsent()) {
            return BillingInterval.UNKNOWN;
        }
        return switch (word.text()) {
            case "monthly" -> BillingInterval.MONTHLY;
            case "yearly" -> BillingInterval.YEARLY;
            case "one_time", "one-time" -> BillingInterval.ONE_TIME;
            default -> BillingInterval.UNKNOWN;
        };
    }
}
