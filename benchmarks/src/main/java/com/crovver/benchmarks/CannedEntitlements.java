package com.crovver.benchmarks;

import com.crovver.guard.Deadline;
import com.crovver.guard.Entitlements;
import com.crovver.model.Access;
import com.crovver.model.Addon;
import com.crovver.model.Allocation;
import com.crovver.model.BillingInterval;
import com.crovver.model.ConsumeResult;
import com.crovver.model.CreditBalance;
import com.crovver.model.CreditPool;
import com.crovver.model.LimitBehavior;
import com.crovver.model.Plan;
import com.crovver.model.SeatAllocation;
import com.crovver.model.SeatCount;
import com.crovver.model.Subscription;
import com.crovver.model.SubscriptionStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** A Crovver without a network that grants everything at once, and counts how often it is asked. Thread-safe. */
final class CannedEntitlements implements Entitlements {

    private static final Access GRANTED = new Access(true, null);
    private static final Plan PLAN = new Plan(
            "pro",
            "Pro",
            null,
            null,
            BillingInterval.MONTHLY,
            List.of(),
            false,
            null,
            null,
            null,
            0,
            Map.of("feature0", true, "feature1", true, "feature2", true, "feature3", true, "feature4", true),
            List.of(new CreditPool("ai", "AI", 10L, false, null, LimitBehavior.HARD)),
            false,
            false,
            List.of());
    private static final Subscription LIVE = new Subscription(
            "s1", SubscriptionStatus.of("active"), PLAN, null, null, null, null, null, null, null, Instant.EPOCH);

    private final LongAdder calls = new LongAdder();

    long calls() {
        return calls.sum();
    }

    @Override
    public Access canAccess(String tenant, String featureKey, @Nullable String product, Deadline deadline) {
        calls.increment();
        return GRANTED;
    }

    @Override
    public Access productAccess(String tenant, String product, Deadline deadline) {
        calls.increment();
        return GRANTED;
    }

    @Override
    public SeatAllocation allocateSeat(String tenant, String user, Deadline deadline) {
        calls.increment();
        return new SeatAllocation.Allocated(null);
    }

    @Override
    public List<Allocation> allocations(String tenant, Deadline deadline) {
        calls.increment();
        return List.of();
    }

    @Override
    public ConsumeResult consumeCredits(
            String tenant, String pool, long amount, String idempotencyKey, Deadline deadline) {
        calls.increment();
        return new ConsumeResult(ConsumeResult.Outcome.ALLOWED, "allowed", 1, false, pool, false);
    }

    @Override
    public Map<String, CreditBalance> creditsBalance(String tenant, Deadline deadline) {
        calls.increment();
        return Map.of();
    }

    @Override
    public SeatCount seatCount(String tenant, Deadline deadline) {
        calls.increment();
        return new SeatCount(1, 2, false);
    }

    @Override
    public List<Subscription> subscriptions(String tenant, Deadline deadline) {
        calls.increment();
        return List.of(LIVE);
    }

    @Override
    public List<Plan> plans(Deadline deadline) {
        calls.increment();
        return List.of(PLAN);
    }

    @Override
    public List<Addon> availableAddons(String tenant, Deadline deadline) {
        calls.increment();
        return List.of();
    }
}
