package com.crovver.guard;

import com.crovver.model.Addon;
import com.crovver.model.CrovverException;
import com.crovver.model.Plan;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
        return new Offer(plans(plan -> plan.grants(feature.key()), inquiry), List.of());
    }

    /** Packs for a pool, and plans that grant more of it than the tenant's own. */
    static Offer forCredits(Requirement.Credits credits, Inquiry inquiry) {
        Inquiry patient = inquiry.within(PATIENCE);
        List<Addon> packs = read(() -> patient.fresh(AddonsQuestion.INSTANCE).answer(), List.<Addon>of()).stream()
                .filter(addon -> credits.pool().equals(addon.poolKey()))
                .toList();
        Long limit = read(() -> patient.fresh(PoolLimitsQuestion.INSTANCE).answer(), Map.<String, Long>of())
                .get(credits.pool());
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
                plans(plan -> plan.seatBased() && (plan.maxSeats() == null || plan.maxSeats() > capacity), inquiry),
                List.of());
    }

    /** Most seats that a plan sells; null if there is no bound, or it is not known. */
    static @Nullable Integer maxSeats(Plan plan, Inquiry inquiry) {
        if (plan.maxSeats() != null) {
            return plan.maxSeats();
        }
        // Subscriptions name their plan without its bounds.
        return plans(sold -> sold.id().equals(plan.id()) && sold.maxSeats() != null, inquiry).stream()
                .map(Plan::maxSeats)
                .findFirst()
                .orElse(null);
    }

    /**
     * What offers are made of, as Crovver tells it: nothing for a moment if it does not, so that not every refusal asks again.
     *
     * @param nothing stands for an answer that did not come
     * @param kept how long one that came counts
     */
    static <T> Answer<T> ask(Supplier<T> call, T nothing, Duration kept, Inquiry inquiry) {
        try {
            return Answer.lasting(call.get(), kept);
        } catch (CrovverException e) {
            if (Failure.of(e) == Failure.INTERRUPTED) {
                throw e;
            }
            LOG.log(Level.DEBUG, "Offers are left out of refusals for a moment", e);
            return Answer.passing(nothing, inquiry.keeping().refusals());
        }
    }

    /** All plans on sale; empty if they are not known. */
    static List<Plan> plans(Inquiry inquiry) {
        Inquiry patient = inquiry.within(PATIENCE);
        return read(() -> patient.shared(PlansQuestion.INSTANCE), List.of());
    }

    private static List<Plan> plans(Predicate<Plan> fits, Inquiry inquiry) {
        return plans(inquiry).stream().filter(fits).toList();
    }

    private static <T> T read(Supplier<T> question, T nothing) {
        try {
            return question.get();
        } catch (CrovverException | IllegalArgumentException e) {
            // The latter for an id that cannot stand in an address, such as "..".
            LOG.log(Level.DEBUG, "An offer is left out of a refusal", e);
            return nothing;
        }
    }
}
