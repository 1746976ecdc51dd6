package com.crovver.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Declares a subscription. It needs a plan; unless told otherwise it is active since now, in the plan's first currency,
 * with the credits of the plan's pools, with the fewest seats that a seat-based plan sells (a flat plan: none), all free.
 *
 * <p>Not thread-safe; used inside {@link CrovverEmulator#createSubscription} and {@link TenantSetup}.
 */
public final class SubscriptionSetup {

    private final List<String> heldBy = new ArrayList<>();
    private final Map<String, Long> credits = new HashMap<>();
    private @Nullable String planId;
    private Status status = Status.ACTIVE;
    private @Nullable Currency currency;
    private @Nullable String billingMode;
    private @Nullable Integer seats;
    private boolean trialConverts;
    private @Nullable Period period;

    SubscriptionSetup() {}

    /** The plan, by the id it was declared with. */
    public SubscriptionSetup plan(String id) {
        planId = Checks.text("plan id", id);
        return this;
    }

    /**
     * Where it stands.
     *
     * @param word {@code pending}, {@code trial}, {@code active}, {@code past_due}, {@code pending_cancel},
     *     {@code canceled} or {@code expired}
     */
    public SubscriptionSetup status(String word) {
        status = Status.of(word);
        return this;
    }

    /** The currency it was bought in, an ISO 4217 code; the plan must have a price in it. */
    public SubscriptionSetup currency(String code) {
        currency = Checks.currency(code);
        return this;
    }

    /** {@code recurring} (default), {@code manual} or {@code free} (default where the plan costs nothing). */
    public SubscriptionSetup billingMode(String word) {
        if (!List.of("recurring", "manual", "free").contains(word)) {
            throw new IllegalArgumentException(
                    "billing mode is \"" + word + "\"; Crovver knows recurring, manual and free");
        }
        billingMode = word;
        return this;
    }

    /** Lets its trial end with a first payment; unless this is said it expires. */
    public SubscriptionSetup trialConverts() {
        trialConverts = true;
        return this;
    }

    /** Seats paid for. */
    public SubscriptionSetup seats(int paidFor) {
        seats = Checks.atLeast(0, "seats", paidFor);
        return this;
    }

    /** Users who have a seat already; more of them than seats is allowed, and makes the tenant exceed its capacity. */
    public SubscriptionSetup heldBy(String... userIds) {
        for (String userId : userIds) {
            heldBy.add(Checks.text("user id", userId));
        }
        return this;
    }

    /** Base credits of a pool in the first period, instead of the plan's limit; negative for a debt. */
    public SubscriptionSetup credits(String poolKey, long quantity) {
        credits.put(Checks.text("pool key", poolKey), quantity);
        return this;
    }

    /** The current period (or the trial); its end is also when base credits expire. */
    public SubscriptionSetup period(Instant start, Instant end) {
        period = new Period(start, end);
        return this;
    }

    boolean isDeclared() {
        return planId != null;
    }

    /** Opens it for the tenant; to be called inside the world's lock. */
    Subscription open(World world, Tenant tenant) {
        if (planId == null) {
            throw new IllegalArgumentException("a subscription of " + tenant.externalId() + " needs plan(id)");
        }
        Plan plan = world.plan(planId);
        refuseASecondLiveOne(world, tenant, plan);
        return world.open(tenant, plan, terms(plan));
    }

    private void refuseASecondLiveOne(World world, Tenant tenant, Plan plan) {
        if (status.isLive() && world.live(tenant, plan.product().slug()).isPresent()) {
            throw new IllegalArgumentException("tenant " + tenant.externalId() + " has a live subscription for product "
                    + plan.product().slug() + "; Crovver allows one");
        }
    }

    private SubscriptionTerms terms(Plan plan) {
        Currency paidIn = currency == null ? plan.firstPrice().currency() : currency;
        if (plan.priceIn(paidIn).isEmpty()) {
            throw new IllegalArgumentException("plan " + plan.id() + " has no price in " + paidIn);
        }
        for (String poolKey : credits.keySet()) {
            if (plan.pool(poolKey).isEmpty()) {
                throw new IllegalArgumentException("plan " + plan.id() + " has no pool \"" + poolKey + "\"; it has "
                        + plan.pools().keySet());
            }
        }
        String mode = billingMode == null ? (plan.isFree() ? "free" : "recurring") : billingMode;
        int paidFor = seats == null ? (plan.seats() == null ? 0 : plan.seats().fewest()) : seats;
        return new SubscriptionTerms(
                status, paidIn, mode, paidFor, List.copyOf(heldBy), Map.copyOf(credits), trialConverts, period);
    }
}
