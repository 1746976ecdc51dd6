package com.crovver.guard;

import com.crovver.model.CreditBalance;
import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverException;
import com.crovver.model.CrovverNoSubscriptionException;
import com.crovver.model.LimitBehavior;
import com.crovver.model.Plan;
import com.crovver.model.Proration;
import com.crovver.model.SeatAllocation;
import com.crovver.model.Subscription;
import com.crovver.model.SubscriptionStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an operation may run for a caller: subscription, features, then the seat, then the charges, stopping at the first
 * requirement that does not hold. Charging is the last thing it does. Thread-safe; holds no lock while it asks.
 *
 * <p>The same memory answers the application's own questions: {@link #check}, {@link #subscriptions}, {@link #balances}.
 */
public final class Engine implements AutoCloseable {

    private final Entitlements entitlements;
    private final Catalogue catalogue;
    private final Charging charging;
    private final Clock clock;
    private final Duration budget;

    Engine(EngineBuilder settings) {
        this.entitlements = settings.entitlements;
        this.catalogue = new Catalogue(entitlements);
        this.charging = new Charging(entitlements, settings.records(), settings.clock);
        this.clock = settings.clock;
        this.budget = settings.budget;
    }

    /**
     * Begins an engine.
     *
     * @param entitlements asks Crovver
     */
    public static EngineBuilder builder(Entitlements entitlements) {
        return new EngineBuilder(entitlements);
    }

    /**
     * Decides, and charges if everything else holds.
     *
     * @param operation what wants to run
     * @param caller on whose behalf; must have a user if the operation requires a seat
     * @param action what is charged for
     * @throws IllegalArgumentException if a seat is required and the caller has no user
     */
    public Decision decide(Operation operation, Caller caller, Action action) {
        Deadline deadline = Deadline.in(budget);
        List<Requirement.Credits> charges = new ArrayList<>();
        for (Requirement requirement : operation.requirements()) {
            Optional<Decision> against = requirement.fold(
                    subscription -> asked(
                            subscription, caller, deadline, () -> checkSubscription(subscription, caller, deadline)),
                    feature -> asked(feature, caller, deadline, () -> checkFeature(feature, caller, deadline)),
                    seat -> asked(seat, caller, deadline, () -> checkSeat(seat, caller, deadline)),
                    credits -> {
                        charges.add(credits);
                        return Optional.empty();
                    });
            if (against.isPresent()) {
                return against.get();
            }
        }
        return charges.isEmpty()
                ? new Decision.Allowed(null, Basis.ASKED)
                : decided(charging.charge(operation, charges, caller, action, deadline), caller, deadline);
    }

    /**
     * Decides one requirement for the application's own code, with the same memory, and never charges: of credits it says
     * whether the balance covers them now. A seat that is to be given at the first use is given.
     *
     * @throws IllegalArgumentException if a seat is required and the caller has no user
     */
    public Decision check(Requirement requirement, Caller caller) {
        Deadline deadline = Deadline.in(budget);
        if (requirement instanceof Requirement.Credits credits) {
            return asked(credits, caller, deadline, () -> checkBalance(credits, caller, deadline))
                    .orElseGet(() -> new Decision.Allowed(null, Basis.ASKED));
        }
        return decide(new Operation("", List.of(requirement)), caller, Action.minted("", ""));
    }

    private Optional<Decision> checkBalance(Requirement.Credits credits, Caller caller, Deadline deadline) {
        CreditBalance balance =
                entitlements.creditsBalance(caller.tenant(), deadline).get(credits.pool());
        long left = balance == null ? 0 : balance.total();
        boolean covered =
                balance != null && (balance.limitBehavior() == LimitBehavior.SOFT || left >= credits.amount());
        return covered
                ? Optional.empty()
                : refused(
                        credits,
                        new Refusal.CreditsShort(credits, left, List.of(), null),
                        catalogue.forCredits(caller.tenant(), credits, deadline));
    }

    /**
     * The tenant's subscriptions, live or not, from memory if they were read a moment ago.
     *
     * @throws CrovverException if there is no usable answer
     */
    public List<Subscription> subscriptions(String tenant) {
        return entitlements.subscriptions(tenant, Deadline.in(budget));
    }

    /**
     * What the tenant has in its pools now; empty without a live subscription. Always asked.
     *
     * @throws CrovverException if there is no usable answer
     */
    public Map<String, CreditBalance> balances(String tenant) {
        return entitlements.creditsBalance(tenant, Deadline.in(budget));
    }

    /**
     * Something about a tenant has changed at Crovver, or may have: a webhook came, or somebody came back from a checkout. What
     * is remembered of it is asked for again before it is next used; until Crovver answers, it still counts as last known.
     */
    public void tenantChanged(String tenant) {}

    /** A tenant's subscription has ended: nothing that is remembered of it counts any more, not even in an outage. */
    public void tenantEnded(String tenant) {}

    /** Ends what runs in the background. Questions that are being answered are answered. */
    @Override
    public void close() {}

    private Optional<Decision> checkSubscription(Requirement.Subscription required, Caller caller, Deadline deadline) {
        if (required.product() != null) {
            return entitlements
                            .productAccess(caller.tenant(), required.product(), deadline)
                            .granted()
                    ? Optional.empty()
                    : refused(required, new Refusal.NoLiveSubscription(null));
        }
        List<Subscription> known = entitlements.subscriptions(caller.tenant(), deadline);
        return live(known).isPresent()
                ? Optional.empty()
                : refused(required, new Refusal.NoLiveSubscription(newestStatus(known)));
    }

    private Optional<Decision> checkFeature(Requirement.Feature feature, Caller caller, Deadline deadline) {
        var access = entitlements.canAccess(caller.tenant(), feature.key(), feature.product(), deadline);
        if (access.granted()) {
            return Optional.empty();
        }
        Optional<List<Subscription>> known = subscriptions(caller, deadline);
        if (known.isPresent() && live(known.get()).isEmpty()) {
            return refused(feature, new Refusal.NoLiveSubscription(newestStatus(known.get())));
        }
        return refused(feature, new Refusal.FeatureNotInPlan(feature), catalogue.forFeature(feature, deadline));
    }

    private Optional<Decision> checkSeat(Requirement.Seat seat, Caller caller, Deadline deadline) {
        String user = caller.user();
        if (user == null) {
            throw new IllegalArgumentException("a seat is required, but the caller has no user");
        }
        SeatAllocation allocation = entitlements.allocateSeat(caller.tenant(), user, deadline);
        return allocation.fold(
                allocated -> Optional.empty(),
                full -> Optional.of(seatsFull(seat, caller, full.proration(), deadline)),
                full -> Optional.of(seatsFull(seat, caller, null, deadline)));
    }

    private Decision seatsFull(Requirement.Seat seat, Caller caller, @Nullable Proration proration, Deadline deadline) {
        Long active = activeSeats(caller, deadline);
        Long capacity = proration == null ? null : proration.currentSeats();
        Integer maximum = subscriptions(caller, deadline)
                .flatMap(known -> live(known).map(Subscription::plan))
                .map(Plan::maxSeats)
                .orElse(null);
        if (proration != null && maximum != null && proration.newSeats() > maximum) {
            Refusal atMaximum = new Refusal.SeatsAtMaximum(active, proration.currentSeats());
            return new Decision.Refused(
                    seat, atMaximum, catalogue.forSeats(proration.currentSeats(), deadline), Basis.ASKED);
        }
        return new Decision.Refused(seat, new Refusal.SeatsFull(active, capacity, proration), Offer.NONE, Basis.ASKED);
    }

    private Decision decided(Charging.Outcome outcome, Caller caller, Deadline deadline) {
        if (outcome instanceof Charging.Outcome.Paid paid) {
            return new Decision.Allowed(paid.run(), Basis.ASKED);
        } else if (outcome instanceof Charging.Outcome.Refused refused) {
            boolean buyable = refused.reason() instanceof Refusal.CreditsShort;
            return new Decision.Refused(
                    refused.unmet(),
                    refused.reason(),
                    buyable ? catalogue.forCredits(caller.tenant(), refused.unmet(), deadline) : Offer.NONE,
                    Basis.ASKED);
        }
        Charging.Outcome.Failed failed = (Charging.Outcome.Failed) outcome;
        return fromFailure(failed.unchecked(), failed.cause(), failed.identity(), caller, deadline);
    }

    private Optional<Decision> asked(
            Requirement requirement, Caller caller, Deadline deadline, Supplier<Optional<Decision>> check) {
        try {
            return check.get();
        } catch (CrovverException e) {
            return Optional.of(fromFailure(requirement, e, null, caller, deadline));
        }
    }

    /** Two errors of the API are answers: the tenant has no live subscription, or was never seen. */
    private Decision fromFailure(
            Requirement requirement,
            CrovverException failure,
            @Nullable String identity,
            Caller caller,
            Deadline deadline) {
        if (failure instanceof CrovverNoSubscriptionException) {
            SubscriptionStatus status =
                    subscriptions(caller, deadline).map(Engine::newestStatus).orElse(null);
            return new Decision.Refused(requirement, new Refusal.NoLiveSubscription(status), Offer.NONE, Basis.ASKED);
        } else if (failure instanceof CrovverApiException answer && answer.tenantNotFound()) {
            return new Decision.Refused(requirement, new Refusal.TenantUnknown(), Offer.NONE, Basis.ASKED);
        }
        return new Decision.Unknown(requirement, failure, identity);
    }

    /** The tenant's subscriptions, to explain a refusal that stands without them; empty if they cannot be read. */
    private Optional<List<Subscription>> subscriptions(Caller caller, Deadline deadline) {
        try {
            return Optional.of(entitlements.subscriptions(caller.tenant(), deadline));
        } catch (CrovverException e) {
            boolean neverSeen = e instanceof CrovverApiException answer && answer.tenantNotFound();
            return neverSeen ? Optional.of(List.of()) : Optional.empty();
        }
    }

    private @Nullable Long activeSeats(Caller caller, Deadline deadline) {
        try {
            return entitlements.seatCount(caller.tenant(), deadline).activeCount();
        } catch (CrovverException e) {
            return null;
        }
    }

    private Optional<Subscription> live(List<Subscription> subscriptions) {
        Instant now = clock.instant();
        return subscriptions.stream().filter(it -> it.isLiveAt(now)).max(BY_AGE);
    }

    private static final Comparator<Subscription> BY_AGE =
            Comparator.comparing(Subscription::createdAt, Comparator.nullsFirst(Comparator.naturalOrder()));

    private static SubscriptionStatus newestStatus(List<Subscription> subscriptions) {
        return subscriptions.stream()
                .max(BY_AGE)
                .map(Subscription::status)
                .orElseGet(() -> SubscriptionStatus.of("none"));
    }

    private static Optional<Decision> refused(Requirement requirement, Refusal reason) {
        return refused(requirement, reason, Offer.NONE);
    }

    private static Optional<Decision> refused(Requirement requirement, Refusal reason, Offer offer) {
        return Optional.of(new Decision.Refused(requirement, reason, offer, Basis.ASKED));
    }
}
