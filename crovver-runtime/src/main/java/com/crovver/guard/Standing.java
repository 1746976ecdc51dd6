package com.crovver.guard;

import com.crovver.model.CreditPool;
import com.crovver.model.Plan;
import com.crovver.model.Subscription;
import com.crovver.model.SubscriptionStatus;
import com.crovver.model.SubscriptionStatus.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a tenant stood with its subscriptions when they were read. Immutable. */
final class Standing {

    private static final Comparator<Subscription> BY_AGE =
            Comparator.comparing(Subscription::createdAt, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final List<Subscription> subscriptions;
    private final boolean tenantKnown;
    private final @Nullable Subscription live;
    private final @Nullable Instant ends;
    /** Keys of the pools of the plan; null if they, or the plan's features, are not known. */
    private final @Nullable Set<String> pools;

    private Standing(
            List<Subscription> subscriptions,
            boolean tenantKnown,
            @Nullable Subscription live,
            @Nullable Instant ends,
            @Nullable Set<String> pools) {
        this.subscriptions = subscriptions;
        this.tenantKnown = tenantKnown;
        this.live = live;
        this.ends = ends;
        this.pools = pools;
    }

    /** A tenant that Crovver has never seen. */
    static Standing unknownTenant() {
        return new Standing(List.of(), false, null, null, null);
    }

    /**
     * Where a tenant stands. The most recently created live subscription counts; if there is none, one whose payment failed
     * counts while it has grace.
     */
    static Standing of(List<Subscription> subscriptions, Instant now, Duration grace) {
        Subscription live = subscriptions.stream()
                .filter(subscription -> subscription.isLiveAt(now))
                .max(BY_AGE)
                .orElse(null);
        if (live != null) {
            return new Standing(subscriptions, true, live, live.accessEnd(), null);
        }
        Subscription spared = subscriptions.stream()
                .filter(subscription -> {
                    Instant end = graceEnd(subscription, now, grace);
                    return end != null && now.isBefore(end);
                })
                .max(BY_AGE)
                .orElse(null);
        return new Standing(subscriptions, true, spared, spared == null ? null : graceEnd(spared, now, grace), null);
    }

    /**
     * Until when a failed payment is overlooked. It was due when the last paid period ended: at the end of the current one if
     * that is past, else at its start. The record's last change is no measure, since any change would prolong the grace.
     */
    private static @Nullable Instant graceEnd(Subscription subscription, Instant now, Duration grace) {
        if (grace.isZero() || subscription.status().state() != State.PAST_DUE) {
            return null;
        }
        Instant end = subscription.currentPeriodEnd();
        Instant due = end != null && !end.isAfter(now) ? end : subscription.currentPeriodStart();
        return due == null ? null : due.plus(grace);
    }

    /**
     * The same with what is needed to tell features, if {@code plans} or the subscription has it; they are not asked for where the
     * plan that gives access does not say which features it has. A pool counts that either has: both may be out of date.
     */
    Standing withPlans(Supplier<List<Plan>> plans) {
        Plan own = plan();
        if (own == null || own.features().isEmpty()) {
            return this;
        }
        Optional<Plan> sold =
                plans.get().stream().filter(plan -> plan.id().equals(own.id())).findFirst();
        if (sold.isEmpty() && own.creditPools().isEmpty()) {
            return this;
        }
        Set<String> known = Stream.concat(Stream.of(own), sold.stream())
                .flatMap(plan -> plan.creditPools().stream())
                .map(CreditPool::key)
                .collect(Collectors.toUnmodifiableSet());
        return new Standing(subscriptions, tenantKnown, live, ends, known);
    }

    /** All subscriptions, live or not. */
    List<Subscription> subscriptions() {
        return subscriptions;
    }

    /** The subscription that gives access; null if there is none. */
    @Nullable Subscription live() {
        return live;
    }

    /** When that access ends; null if no end is known. The renewal of an active subscription is none. */
    @Nullable Instant ends() {
        return ends;
    }

    /** Whether access rests on nothing but the grace after a failed payment, of which Crovver knows nothing. */
    boolean isSpared() {
        return live != null && live.status().state() == State.PAST_DUE;
    }

    /**
     * Whether the features of its plan can be told without asking. One that a pool may back cannot: whether its credits
     * suffice is Crovver's to say.
     */
    boolean tells(String feature) {
        return pools != null && !pools.contains(feature);
    }

    /** Whether its plan has a feature. */
    boolean grants(String feature) {
        Plan plan = plan();
        return plan != null && plan.grants(feature);
    }

    /** The plan that gives access; null if there is none, or it is not known. */
    @Nullable Plan plan() {
        return live == null ? null : live.plan();
    }

    /** Why nothing is live. */
    Refusal refusal() {
        return tenantKnown ? new Refusal.NoLiveSubscription(newestStatus()) : new Refusal.TenantUnknown();
    }

    /** Status of the newest subscription; {@code none} if there is none. */
    SubscriptionStatus newestStatus() {
        return subscriptions.stream()
                .max(BY_AGE)
                .map(Subscription::status)
                .orElseGet(() -> SubscriptionStatus.of("none"));
    }
}
