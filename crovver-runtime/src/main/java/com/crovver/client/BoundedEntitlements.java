package com.crovver.client;

import com.crovver.guard.Deadline;
import com.crovver.guard.Entitlements;
import com.crovver.model.Access;
import com.crovver.model.Addon;
import com.crovver.model.Allocation;
import com.crovver.model.ConsumeResult;
import com.crovver.model.CreditBalance;
import com.crovver.model.CrovverTransportException;
import com.crovver.model.Plan;
import com.crovver.model.SeatAllocation;
import com.crovver.model.SeatCount;
import com.crovver.model.Subscription;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the engine asks, asked through the client: every call within a deadline, with few and quick retries. */
final class BoundedEntitlements implements Entitlements {

    private final CallSender sender;
    private final Duration timeout;
    private final RetryPolicy retries;

    BoundedEntitlements(CallSender sender, Duration timeout, RetryPolicy retries) {
        this.sender = sender;
        this.timeout = timeout;
        this.retries = retries;
    }

    @Override
    public Access canAccess(String tenant, String featureKey, @Nullable String product, Deadline deadline) {
        CanAccessRequest question = CanAccessRequest.feature(tenant, featureKey).inProduct(product);
        return send(AccessCalls.canAccess(question), deadline);
    }

    @Override
    public Access productAccess(String tenant, String product, Deadline deadline) {
        return send(AccessCalls.canAccess(CanAccessRequest.product(tenant, product)), deadline);
    }

    @Override
    public SeatAllocation allocateSeat(String tenant, String user, Deadline deadline) {
        return send(SeatCalls.allocate(AllocateSeatRequest.of(tenant, user)), deadline);
    }

    @Override
    public List<Allocation> allocations(String tenant, Deadline deadline) {
        GetAllocationsRequest first = GetAllocationsRequest.of(tenant)
                .withStatus(GetAllocationsRequest.Status.ALL)
                .withLimit(GetAllocationsRequest.MAX_LIMIT);
        List<Allocation> read = new ArrayList<>();
        try {
            AllocationPages.stream(first, page -> send(SeatCalls.allocations(page), deadline))
                    .forEach(read::add);
        } catch (CrovverTransportException e) {
            if (!read.isEmpty() && deadline.remaining().isZero()) {
                // Crovver answers, only not this many pages in the time: of the whole question nothing was lost.
                throw new CrovverTransportException(
                        "the deadline passed after " + read.size() + " seat allocations",
                        0,
                        false,
                        new HttpTimeoutException("deadline"));
            }
            throw e;
        }
        return read;
    }

    @Override
    public ConsumeResult consumeCredits(
            String tenant, String pool, long amount, String idempotencyKey, Deadline deadline) {
        return send(CreditCalls.consume(new ConsumeCreditsRequest(tenant, pool, amount, idempotencyKey)), deadline);
    }

    @Override
    public Map<String, CreditBalance> creditsBalance(String tenant, Deadline deadline) {
        return send(CreditCalls.balance(tenant), deadline);
    }

    @Override
    public SeatCount seatCount(String tenant, Deadline deadline) {
        return send(SeatCalls.count(tenant), deadline);
    }

    @Override
    public List<Subscription> subscriptions(String tenant, Deadline deadline) {
        return send(SubscriptionCalls.subscriptions(tenant), deadline);
    }

    @Override
    public List<Plan> plans(Deadline deadline) {
        return send(PlanCalls.plans(), deadline);
    }

    @Override
    public List<Addon> availableAddons(String tenant, Deadline deadline) {
        return send(AddonCalls.available(tenant), deadline);
    }

    private <T> T send(ApiCall<T> call, Deadline deadline) {
        return sender.send(call, new CallLimits(timeout, retries, deadline));
    }
}
