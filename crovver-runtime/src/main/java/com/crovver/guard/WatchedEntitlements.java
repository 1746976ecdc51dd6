package com.crovver.guard;

import com.crovver.model.Access;
import com.crovver.model.Addon;
import com.crovver.model.Allocation;
import com.crovver.model.ConsumeResult;
import com.crovver.model.CreditBalance;
import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverException;
import com.crovver.model.CrovverNoSubscriptionException;
import com.crovver.model.CrovverTransportException;
import com.crovver.model.Plan;
import com.crovver.model.SeatAllocation;
import com.crovver.model.SeatCount;
import com.crovver.model.Subscription;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks through another, leaves Crovver alone while it is away, notes what pools hold, and says in the log when it refuses the
 * key.
 */
final class WatchedEntitlements implements Entitlements {

    private static final Logger LOG = System.getLogger(WatchedEntitlements.class.getName());

    private final Entitlements asked;
    private final Breaker breaker;
    private final Throttle keyMessages;
    private final LastBalances lastBalances;
    private final Duration hurry;
    private final Clock clock;

    /**
     * Watches over an engine's calls.
     *
     * @param hurry time below which an answer that is late says nothing about Crovver
     * @param clock tells whether a subscription is live
     */
    WatchedEntitlements(
            Entitlements asked,
            Breaker breaker,
            Throttle keyMessages,
            LastBalances lastBalances,
            Duration hurry,
            Clock clock) {
        this.asked = asked;
        this.breaker = breaker;
        this.keyMessages = keyMessages;
        this.lastBalances = lastBalances;
        this.hurry = hurry;
        this.clock = clock;
    }

    @Override
    public Access canAccess(String tenant, String featureKey, @Nullable String product, Deadline deadline) {
        return watch(tenant, deadline, () -> asked.canAccess(tenant, featureKey, product, deadline));
    }

    @Override
    public Access productAccess(String tenant, String product, Deadline deadline) {
        return watch(tenant, deadline, () -> asked.productAccess(tenant, product, deadline));
    }

    @Override
    public SeatAllocation allocateSeat(String tenant, String user, Deadline deadline) {
        return watch(tenant, deadline, () -> asked.allocateSeat(tenant, user, deadline));
    }

    @Override
    public List<Allocation> allocations(String tenant, Deadline deadline) {
        return watch(tenant, deadline, () -> asked.allocations(tenant, deadline));
    }

    @Override
    public ConsumeResult consumeCredits(
            String tenant, String pool, long amount, String idempotencyKey, Deadline deadline) {
        long question = lastBalances.question();
        ConsumeResult result = ofPools(
                tenant, question, deadline, () -> asked.consumeCredits(tenant, pool, amount, idempotencyKey, deadline));
        lastBalances.note(tenant, pool, question, result);
        return result;
    }

    @Override
    public Map<String, CreditBalance> creditsBalance(String tenant, Deadline deadline) {
        long question = lastBalances.question();
        Map<String, CreditBalance> balances =
                ofPools(tenant, question, deadline, () -> asked.creditsBalance(tenant, deadline));
        lastBalances.noteAll(tenant, question, balances);
        return balances;
    }

    /** A tenant without a live subscription, or that Crovver has never seen, has no pools. */
    private <T> T ofPools(String tenant, long question, Deadline deadline, Supplier<T> call) {
        try {
            return watch(tenant, deadline, call);
        } catch (CrovverApiException e) {
            if (e instanceof CrovverNoSubscriptionException || e.tenantNotFound()) {
                lastBalances.noteAll(tenant, question, Map.of());
            }
            throw e;
        }
    }

    @Override
    public SeatCount seatCount(String tenant, Deadline deadline) {
        return watch(tenant, deadline, () -> asked.seatCount(tenant, deadline));
    }

    @Override
    public List<Subscription> subscriptions(String tenant, Deadline deadline) {
        long question = lastBalances.question();
        List<Subscription> subscriptions =
                ofPools(tenant, question, deadline, () -> asked.subscriptions(tenant, deadline));
        Instant now = clock.instant();
        if (subscriptions.stream().noneMatch(subscription -> subscription.isLiveAt(now))) {
            lastBalances.noteAll(tenant, question, Map.of());
        }
        return subscriptions;
    }

    @Override
    public List<Plan> plans(Deadline deadline) {
        return offer(() -> asked.plans(deadline));
    }

    @Override
    public List<Addon> availableAddons(String tenant, Deadline deadline) {
        return offer(() -> asked.availableAddons(tenant, deadline));
    }

    /** Asks what is on sale. No decision needs it, so its failures must not keep anybody from asking what decisions need. */
    private <T> T offer(Supplier<T> call) {
        if (breaker.isOpen()) {
            throw leftAlone();
        }
        return call.get();
    }

    private static CrovverTransportException leftAlone() {
        String message = "Crovver was not asked: it has failed repeatedly, and is left alone for a moment";
        return new CrovverTransportException(message, 0, false, new RejectedExecutionException(message));
    }

    /** Makes a call about a tenant that needs an answer. */
    <T> T watch(String tenant, Deadline deadline, Supplier<T> call) {
        if (!breaker.letsThrough(tenant)) {
            throw leftAlone();
        }
        boolean hurried = deadline.remaining().compareTo(hurry) < 0;
        boolean told = false;
        try {
            T answer = call.get();
            breaker.answered();
            told = true;
            return answer;
        } catch (CrovverException e) {
            told = tellFailure(tenant, e, hurried);
            throw e;
        } finally {
            if (!told) {
                breaker.unclear();
            }
        }
    }

    private boolean tellFailure(String tenant, CrovverException failure, boolean hurried) {
        if (failure instanceof CrovverApiException answer && answer.keyRefused() && keyMessages.permits()) {
            LOG.log(
                    Level.ERROR,
                    "Crovver refuses the secret key (HTTP {0}), so nothing can be checked, and guarded requests are"
                            + " refused. Set crovver.secretKey to a key that is valid in the dashboard.",
                    answer.status());
        }
        switch (Failure.of(failure)) {
            case OUTAGE -> {
                if (!Failure.isOfACall(failure) || (hurried && Failure.isLate(failure))) {
                    return false;
                }
                breaker.failed(tenant);
            }
            case DECLINED -> breaker.answered();
            case BUSY, INTERRUPTED -> {
                return false;
            }
        }
        return true;
    }
}
