package com.crovver.billing;

import com.crovver.model.Addon;
import com.crovver.model.CreditBalance;
import com.crovver.model.Plan;
import com.crovver.model.Renewal;
import com.crovver.model.Subscription;
import com.crovver.model.SubscriptionStatus.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant has and could buy, as Crovver showed it at one moment. Immutable.
 *
 * @param at the moment
 * @param known whether Crovver knows the tenant at all
 * @param subscriptions all of them, newest first
 * @param plans plans on sale; empty if they could not be read
 * @param addons packs of credits on sale to the tenant
 * @param balances credits of the newest live subscription
 * @param seatsUsed seats in use; null if the plan has none, or they could not be read
 * @param currency of the newest live subscription; null if it is not known
 * @param renewal how a subscription that ended comes back; null where that is not known
 * @param unread what is missing because Crovver did not say it
 */
record Account(
        Instant at,
        boolean known,
        List<Subscription> subscriptions,
        List<Plan> plans,
        List<Addon> addons,
        List<CreditBalance> balances,
        @Nullable Long seatsUsed,
        @Nullable Currency currency,
        @Nullable Renewal renewal,
        Set<Part> unread) {

    /** A part of an account without which there is a page, though not everything can be bought. */
    enum Part {
        PLANS,
        ADDONS,
        RENEWAL
    }

    /** The newest first; those of unknown age last. */
    static final Comparator<Subscription> NEWEST_FIRST =
            Comparator.comparing(Subscription::createdAt, Comparator.nullsLast(Comparator.<Instant>reverseOrder()));

    /** The subscription that counts where no product is named: the newest live one. */
    Optional<Subscription> live() {
        return subscriptions.stream().filter(each -> each.isLiveAt(at)).findFirst();
    }

    /** The subscription to show: the newest live one, else the newest. */
    Optional<Subscription> newest() {
        return live().or(() -> subscriptions.stream().findFirst());
    }

    /** The plan of a subscription, as the catalogue has it, which says more, or else as the subscription does. */
    Optional<Plan> planOf(Subscription subscription) {
        Plan own = subscription.plan();
        if (own == null) {
            return Optional.empty();
        }
        return Optional.of(plans.stream()
                .filter(each -> each.id().equals(own.id()))
                .findFirst()
                .orElse(own));
    }

    /** Whether the subscription comes back another way, so that a new checkout would be refused, or miss the point. */
    boolean comesBackWithoutCheckout() {
        return renewal != null
                && (renewal.method() == Renewal.Method.GATEWAY || renewal.method() == Renewal.Method.STRIPE_UPDATE);
    }

    /** Whether a payment failed or a period ran out, and how that is put right could not be found out. */
    boolean wayBackIsUnknown() {
        boolean unknown =
                unread.contains(Part.RENEWAL) || (renewal != null && renewal.method() == Renewal.Method.UNKNOWN);
        return unknown
                && newest().map(each -> each.status().state())
                        .filter(state -> state == State.PAST_DUE || state == State.EXPIRED)
                        .isPresent();
    }

    /** Plans that a checkout would not refuse: of products of which no subscription is live. */
    List<Plan> open() {
        List<Subscription> live =
                subscriptions.stream().filter(each -> each.isLiveAt(at)).toList();
        return plans.stream()
                .filter(plan -> live.stream().noneMatch(each -> mayShareProduct(each, plan)))
                .toList();
    }

    private boolean mayShareProduct(Subscription subscription, Plan plan) {
        String mine = productId(subscription);
        return mine == null || plan.product() == null || plan.product().id().equals(mine);
    }

    private @Nullable String productId(Subscription subscription) {
        if (subscription.product() != null) {
            return subscription.product().id();
        }
        return planOf(subscription)
                .map(Plan::product)
                .map(product -> product.id())
                .orElse(null);
    }

    /** The price of a number of seats of the newest live subscription. */
    Optional<SeatQuote> quote(long seats) {
        Currency known = currency;
        return known == null
                ? Optional.empty()
                : live().flatMap(each -> planOf(each).flatMap(plan -> SeatQuote.of(each, plan, known, seats, at)));
    }
}
