package com.crovver.guard;

import com.crovver.model.Access;
import com.crovver.model.Addon;
import com.crovver.model.Allocation;
import com.crovver.model.ConsumeResult;
import com.crovver.model.CreditBalance;
import com.crovver.model.LimitBehavior;
import com.crovver.model.Plan;
import com.crovver.model.SeatAllocation;
import com.crovver.model.SeatCount;
import com.crovver.model.Subscription;
import com.crovver.model.SubscriptionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A Crovver of one tenant, kept in a few fields, that remembers what it was asked and keys as Crovver does. */
final class ScriptedEntitlements implements Entitlements {

    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    final List<String> keys = Collections.synchronizedList(new ArrayList<>());
    final Map<String, Long> hardPools = new ConcurrentHashMap<>();
    final Map<String, ConsumeResult> answered = new ConcurrentHashMap<>();
    volatile Supplier<Access> access = () -> new Access(true, null);
    Supplier<List<Plan>> plans = List::of;
    /** How long whoever asked last for the plans would have waited. */
    Duration plansTime = Duration.ZERO;

    Supplier<List<Addon>> addons = List::of;
    volatile Supplier<List<Allocation>> allocations = List::of;
    Supplier<SeatAllocation> allocation = () -> new SeatAllocation.Allocated(null);
    volatile Supplier<List<Subscription>> subscriptions = () -> List.of(subscription("active"));
    /** Runs before balances are told. */
    Runnable beforeBalance = () -> {};

    /** Runs before a charge is looked at. */
    Runnable beforeCharge = () -> {};

    /** Runs after a charge has been made and before its answer is given. */
    Runnable beforeAnswer = () -> {};

    /** Whether the client loses the first answer of every call and asks once more. */
    boolean retried;

    /** What a charge that is made comes to. */
    ConsumeResult.Outcome consumeOutcome = ConsumeResult.Outcome.ALLOWED;

    static Subscription subscription(String status) {
        return new Subscription(
                "s1", SubscriptionStatus.of(status), null, null, null, null, null, null, null, null, Instant.EPOCH);
    }

    @Override
    public Access canAccess(String tenant, String featureKey, String product, Deadline deadline) {
        calls.add("canAccess " + featureKey);
        return access.get();
    }

    @Override
    public Access productAccess(String tenant, String product, Deadline deadline) {
        calls.add("productAccess " + product);
        return access.get();
    }

    @Override
    public SeatAllocation allocateSeat(String tenant, String user, Deadline deadline) {
        calls.add("allocateSeat " + user);
        return allocation.get();
    }

    @Override
    public List<Allocation> allocations(String tenant, Deadline deadline) {
        calls.add("allocations");
        return allocations.get();
    }

    @Override
    public ConsumeResult consumeCredits(
            String tenant, String pool, long amount, String idempotencyKey, Deadline deadline) {
        calls.add("consumeCredits " + pool + " " + amount);
        keys.add(idempotencyKey);
        beforeCharge.run();
        ConsumeResult first = answered.get(idempotencyKey);
        if (first != null) {
            return new ConsumeResult(first.outcome(), first.word(), first.remaining(), true, pool, retried);
        }
        long left = hardPools.getOrDefault(pool, 0L);
        boolean enough = left >= amount;
        if (enough) {
            left -= amount;
            hardPools.put(pool, left);
        }
        ConsumeResult result = new ConsumeResult(
                enough ? consumeOutcome : ConsumeResult.Outcome.BLOCKED,
                enough ? "allowed" : "blocked",
                left,
                false,
                pool,
                false);
        answered.put(idempotencyKey, result);
        beforeAnswer.run();
        return retried ? new ConsumeResult(result.outcome(), result.word(), left, true, pool, true) : result;
    }

    @Override
    public Map<String, CreditBalance> creditsBalance(String tenant, Deadline deadline) {
        calls.add("creditsBalance");
        beforeBalance.run();
        Map<String, CreditBalance> balances = new HashMap<>();
        hardPools.forEach((pool, left) ->
                balances.put(pool, new CreditBalance(pool, pool, left, null, null, 10L, LimitBehavior.HARD, null)));
        return balances;
    }

    @Override
    public SeatCount seatCount(String tenant, Deadline deadline) {
        calls.add("seatCount");
        return new SeatCount(2, 2, false);
    }

    @Override
    public List<Subscription> subscriptions(String tenant, Deadline deadline) {
        calls.add("subscriptions");
        return subscriptions.get();
    }

    @Override
    public List<Plan> plans(Deadline deadline) {
        calls.add("plans");
        plansTime = deadline.remaining();
        return plans.get();
    }

    @Override
    public List<Addon> availableAddons(String tenant, Deadline deadline) {
        calls.add("availableAddons");
        return addons.get();
    }
}
