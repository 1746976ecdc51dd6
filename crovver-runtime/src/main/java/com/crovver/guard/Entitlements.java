package com.crovver.guard;

import com.crovver.model.Access;
import com.crovver.model.Addon;
import com.crovver.model.Allocation;
import com.crovver.model.ConsumeResult;
import com.crovver.model.CreditBalance;
import com.crovver.model.Plan;
import com.crovver.model.SeatAllocation;
import com.crovver.model.SeatCount;
import com.crovver.model.Subscription;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the engine asks of Crovver. Implementations are thread-safe, return before the deadline, and throw
 * {@link com.crovver.model.CrovverException} when they have no usable answer.
 */
public interface Entitlements {

    /** Whether a tenant has a feature; a null product means its newest live subscription. */
    Access canAccess(String tenant, String featureKey, @Nullable String product, Deadline deadline);

    /** Whether a tenant has any live subscription to a product. */
    Access productAccess(String tenant, String product, Deadline deadline);

    /** Gives a user a seat; repeating it for a user who holds one changes nothing. */
    SeatAllocation allocateSeat(String tenant, String user, Deadline deadline);

    /** Who holds a seat, and who held one: every user that was ever given one, once. */
    List<Allocation> allocations(String tenant, Deadline deadline);

    /** Takes credits; repeating a call with the same key takes them once and answers the first result again. */
    ConsumeResult consumeCredits(String tenant, String pool, long amount, String idempotencyKey, Deadline deadline);

    /** Balances by pool; empty without a live subscription. */
    Map<String, CreditBalance> creditsBalance(String tenant, Deadline deadline);

    /** Seats in use and paid for. */
    SeatCount seatCount(String tenant, Deadline deadline);

    /** The tenant's subscriptions, live or not. */
    List<Subscription> subscriptions(String tenant, Deadline deadline);

    /** All plans on sale. */
    List<Plan> plans(Deadline deadline);

    /** Packs of credits that the tenant could buy now; empty without a live subscription. */
    List<Addon> availableAddons(String tenant, Deadline deadline);
}
