package com.crovver.guard;

import com.crovver.model.Addon;
import com.crovver.model.CrovverException;
import com.crovver.model.Plan;
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

    private Catalogue() {}

    /** Plans that have a feature. */
    static Offer forFeature(Requirement.Feature feature, Inquiry inquiry) {
        return new Offer(plans(plan -> plan.grants(feature.key()), inquiry.within(PATIENCE)), List.of());
    }

    /** Packs for a pool, and plans that grant more of it than the tenant's own. */
    static Offer forCredits(Requirement.Credits credits, Inquiry inquiry) {
        Inquiry patient = inquiry.within(PATIENCE);
        List<Addon> packs = read(() -> patient.fresh(AddonsQuestion.INSTANCE).answer()).stream()
                .filter(addon -> credits.pool().equals(addon.poolKey()))
                .toList();
        Long limit = limitOf(credits.pool(), patient);
        List<Plan> larger = limit == null
                ? List.of()
                : plans(
                        plan -> plan.pool(credits.pool())
                                .filter(pool -> pool.limitPerPeriod() == null || pool.limitPerPeriod() > limit)
                                .isPresent(),
                        patient);
        return new Offer(larger, packs);
    }

    /** Plans that allow more seats than a tenant has. */
    static Offer forSeats(long capacity, Inquiry inquiry) {
        return new Offer(
                plans(
                        plan -> plan.seatBased() && (plan.maxSeats() == null || plan.maxSeats() > capacity),
                        inquiry.within(PATIENCE)),
                List.of());
    }

    /** Most seats that a plan sells; null if there is no bound, or it is not known. */
    static @Nullable Integer maxSeats(Plan plan, Inquiry inquiry) {
        if (plan.maxSeats() != null) {
            return plan.maxSeats();
        }
        // Subscriptions name their plan without its bounds.
        return plans(sold -> sold.id().equals(plan.id()) && sold.maxSeats() != null, inquiry.within(PATIENCE)).stream()
                .map(Plan::maxSeats)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Long limitOf(String pool, Inquiry inquiry) {
        try {
            return inquiry.fresh(PoolLimitsQuestion.INSTANCE).answer().get(pool);
        } catch (CrovverException e) {
            LOG.log(Level.DEBUG, "Plans with more credits are left out of a refusal", e);
            return null;
        }
    }

    private static List<Plan> plans(Predicate<Plan> fits, Inquiry inquiry) {
        return read(() -> inquiry.shared(PlansQuestion.INSTANCE)).stream()
                .filter(fits)
                .toList();
    }

    private static <T> List<T> read(Supplier<List<T>> question) {
        try {
            return question.get();
        } catch (CrovverException | IllegalArgumentException e) {
            // The latter for an id that cannot stand in an address, such as "..".
            LOG.log(Level.DEBUG, "An offer is left out of a refusal", e);
            return List.of();
        }
    }
}
