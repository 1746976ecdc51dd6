package com.crovver.guard;

import com.crovver.model.Addon;
import com.crovver.model.CreditBalance;
import com.crovver.model.CrovverException;
import com.crovver.model.Plan;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is on sale, to tell a refused tenant what would help. An offer is a kindness: it is read from memory where it can
 * be, waited for only briefly, and left out when Crovver does not answer.
 */
final class Catalogue {

    private static final Logger LOG = System.getLogger(Catalogue.class.getName());
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int MAX_TENANTS = 10_000;

    private final Entitlements entitlements;
    // Values are put, never computed inside the cache: a cache's own loading would hold its lock across the call.
    private final Cache<String, List<Plan>> plans = cache(1);
    private final Cache<String, List<Addon>> addons = cache(MAX_TENANTS);

    Catalogue(Entitlements entitlements) {
        this.entitlements = entitlements;
    }

    /** Plans that have a feature. */
    Offer forFeature(Requirement.Feature feature, Deadline deadline) {
        return new Offer(plans(plan -> plan.grants(feature.key()), deadline.atMost(PATIENCE)), List.of());
    }

    /** Packs for a pool, and plans that grant more of it than the tenant's own. */
    Offer forCredits(String tenant, Requirement.Credits credits, Deadline deadline) {
        Deadline patience = deadline.atMost(PATIENCE);
        List<Addon> packs = read(addons, tenant, () -> entitlements.availableAddons(tenant, patience)).stream()
                .filter(addon -> credits.pool().equals(addon.poolKey()))
                .toList();
        Long limit = limitOf(tenant, credits.pool(), patience);
        List<Plan> larger = limit == null
                ? List.of()
                : plans(
                        plan -> plan.pool(credits.pool())
                                .filter(pool -> pool.limitPerPeriod() == null || pool.limitPerPeriod() > limit)
                                .isPresent(),
                        patience);
        return new Offer(larger, packs);
    }

    /** Plans that allow more seats than a tenant has. */
    Offer forSeats(long capacity, Deadline deadline) {
        return new Offer(
                plans(
                        plan -> plan.seatBased() && (plan.maxSeats() == null || plan.maxSeats() > capacity),
                        deadline.atMost(PATIENCE)),
                List.of());
    }

    private @Nullable Long limitOf(String tenant, String pool, Deadline deadline) {
        try {
            CreditBalance balance =
                    entitlements.creditsBalance(tenant, deadline).get(pool);
            return balance == null ? null : balance.limit();
        } catch (CrovverException e) {
            LOG.log(Level.DEBUG, "Plans with more credits are left out of a refusal", e);
            return null;
        }
    }

    private List<Plan> plans(Predicate<Plan> fits, Deadline deadline) {
        return read(plans, "all", () -> entitlements.plans(deadline)).stream()
                .filter(fits)
                .toList();
    }

    private static <T> List<T> read(Cache<String, List<T>> cache, String key, Supplier<List<T>> call) {
        List<T> known = cache.getIfPresent(key);
        if (known != null) {
            return known;
        }
        try {
            List<T> answer = call.get();
            cache.put(key, answer);
            return answer;
        } catch (CrovverException | IllegalArgumentException e) {
            // The latter for an id that cannot stand in an address, such as "..".
            LOG.log(Level.DEBUG, "An offer is left out of a refusal", e);
            return List.of();
        }
    }

    private static <T> Cache<String, List<T>> cache(int size) {
        return Caffeine.newBuilder()
                .maximumSize(size)
                .expireAfterWrite(KEPT)
                .executor(Runnable::run)
                .build();
    }
}
