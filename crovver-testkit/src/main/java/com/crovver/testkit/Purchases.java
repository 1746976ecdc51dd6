package com.crovver.testkit;

import com.crovver.testkit.Grant.Source;
import com.crovver.testkit.Session.Purchase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be bought, and what each payment brings about. To be called, and paid for, inside the world's lock. */
final class Purchases {

    private Purchases() {}

    /** A pending subscription's start: its trial, if the plan has one, else its first period. */
    static Purchase start(World world, Tenant tenant, Subscription subscription) {
        Plan plan = world.plan(subscription.planId());
        return subscription(world, tenant, subscription, "Plan " + plan.name(), () -> {
            refuseASecond(world, tenant, subscription, plan);
            boolean trial = plan.trialDays() > 0 && subscription.isFirstActivationAhead();
            subscription.become(trial ? Status.TRIAL : Status.ACTIVE, plan, world.now());
        });
    }

    /** Another plan of the same product: the former ends at once, and who holds a seat keeps it. */
    static Purchase change(World world, Tenant tenant, Subscription former, Subscription subscription) {
        Plan plan = world.plan(subscription.planId());
        Plan formerPlan = world.plan(former.planId());
        String title = "Plan " + plan.name() + " instead of " + formerPlan.name();
        return subscription(world, tenant, subscription, title, () -> {
            if (former.isLive()) {
                former.cancel(false, formerPlan, world.now());
            }
            refuseASecond(world, tenant, subscription, plan);
            former.seats().active().forEach(user -> subscription.seats().occupy(Allocation.of(user, world.now())));
            subscription.become(Status.ACTIVE, plan, world.now());
        });
    }

    /** A further period of a subscription that ran out, or whose payment failed. */
    static Purchase renewal(World world, Tenant tenant, Subscription subscription) {
        Plan plan = world.plan(subscription.planId());
        return subscription(world, tenant, subscription, "Renewal of " + plan.name(), () -> {
            refuseASecond(world, tenant, subscription, plan);
            subscription.become(Status.ACTIVE, plan, world.now());
        });
    }

    /** The period that a subscription is in; paying for it mends one whose payment failed. */
    static Purchase period(World world, Tenant tenant, Subscription subscription) {
        Plan plan = world.plan(subscription.planId());
        return subscription(world, tenant, subscription, "Plan " + plan.name(), () -> {
            if (subscription.status() == Status.PAST_DUE || subscription.status() == Status.PENDING) {
                subscription.become(Status.ACTIVE, plan, world.now());
            }
        });
    }

    private static Purchase subscription(
            World world, Tenant tenant, Subscription subscription, String title, Runnable fulfilment) {
        Plan plan = world.plan(subscription.planId());
        Price price = plan.priceFor(subscription);
        BigDecimal amount = price.total(plan.seats(), subscription.seats().capacity());
        return new Purchase(tenant, "subscription", title, amount, price.currency(), subscription, plan, fulfilment);
    }

    private static void refuseASecond(World world, Tenant tenant, Subscription subscription, Plan plan) {
        boolean another = world.live(tenant, plan.product().slug())
                .filter(live -> live != subscription)
                .isPresent();
        if (another) {
            throw new IllegalStateException("tenant " + tenant.externalId()
                    + " has got another live subscription for this product meanwhile; cancel that first");
        }
    }

    static Purchase addon(World world, Tenant tenant, Subscription subscription, Addon addon, BigDecimal amount) {
        return new Purchase(
                tenant,
                "addon",
                addon.displayName(),
                amount,
                subscription.currency(),
                subscription,
                world.plan(subscription.planId()),
                () -> subscription
                        .ledger()
                        .add(new Grant(
                                addon.poolKey(),
                                Source.ADDON,
                                addon.credits(),
                                expiry(addon, subscription, world.now()))));
    }

    private static @Nullable Instant expiry(Addon addon, Subscription subscription, Instant now) {
        Integer days = addon.expiryDays();
        if (days != null) {
            return now.plus(Duration.ofDays(days));
        }
        return addon.expiryType().equals("never") ? null : subscription.period().end();
    }

    static Purchase seats(World world, Tenant tenant, Subscription subscription, Proration proration) {
        return new Purchase(
                tenant,
                "seat_proration",
                proration.description(),
                proration.amount(),
                proration.currency(),
                subscription,
                world.plan(subscription.planId()),
                () -> subscription.capacity(
                        Math.max(subscription.seats().capacity(), Math.toIntExact(proration.newSeats())), world.now()));
    }
}
