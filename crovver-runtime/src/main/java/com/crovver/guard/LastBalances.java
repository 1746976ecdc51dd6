package com.crovver.guard;

import com.crovver.model.ConsumeResult;
import com.crovver.model.CreditBalance;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the pools of each tenant held when Crovver last said so: how much may be owed while it says nothing. Answers may arrive
 * in another order than they were asked for; the one asked for last counts. Thread-safe.
 */
final class LastBalances {

    private final AtomicLong questions = new AtomicLong();
    private final Cache<String, Map<String, Said>> tenants;

    private record Said(long question, long credits) {

        Said orLater(Said other) {
            return other.question >= question ? other : this;
        }
    }

    LastBalances(int most) {
        // The calling thread cleans up: a pool thread would outlive the web application.
        tenants =
                Caffeine.newBuilder().maximumSize(most).executor(Runnable::run).build();
    }

    /** Numbers a question that is going to be asked. */
    long question() {
        return questions.incrementAndGet();
    }

    /** Notes what a charge has left; what Crovver repeats it had said at an earlier time. */
    void note(String tenant, String pool, long question, ConsumeResult result) {
        if (!result.alreadyProcessed() && result.outcome() != ConsumeResult.Outcome.UNKNOWN) {
            note(tenant, pool, new Said(question, result.remaining()));
        }
    }

    /** Notes all of a tenant's pools. */
    void note(String tenant, long question, Map<String, CreditBalance> balances) {
        balances.forEach((pool, balance) -> note(tenant, pool, new Said(question, balance.total())));
    }

    private void note(String tenant, String pool, Said said) {
        tenants.get(tenant, key -> new ConcurrentHashMap<>()).merge(pool, said, Said::orLater);
    }

    /**
     * Notes that a debt has turned out to have been taken at an earlier time. If the pool was looked at since, it is counted twice
     * until Crovver says anew what is left.
     */
    void noteTaken(String tenant, String pool, long credits) {
        Map<String, Said> pools = tenants.getIfPresent(tenant);
        if (pools != null) {
            pools.computeIfPresent(pool, (key, said) -> new Said(said.question(), said.credits() - credits));
        }
    }

    /** What a pool held; empty if that is not known. */
    OptionalLong of(String tenant, String pool) {
        Map<String, Said> pools = tenants.getIfPresent(tenant);
        Said said = pools == null ? null : pools.get(pool);
        return said == null ? OptionalLong.empty() : OptionalLong.of(said.credits());
    }

    /** A tenant's subscription has ended: it has nothing any more. */
    void forget(String tenant) {
        tenants.invalidate(tenant);
    }
}
