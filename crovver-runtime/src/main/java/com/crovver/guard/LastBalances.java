package com.crovver.guard;

import com.crovver.model.ConsumeResult;
import com.crovver.model.CreditBalance;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the pools of each tenant held when Crovver last said so: how much may be owed while it says nothing. Answers may arrive
 * in another order than they were asked for; the one asked for last counts, also where it does not name a pool any more.
 * Thread-safe.
 */
final class LastBalances {

    private final AtomicLong questions = new AtomicLong();
    private final Cache<String, Pools> tenants;

    private record Said(long question, long credits) {

        Said orLater(Said other) {
            return other.question >= question ? other : this;
        }
    }

    /** The pools of one tenant; what is not there held nothing, as far as is known. */
    private static final class Pools {

        private final Map<String, Said> said = new HashMap<>();
        /** The last question whose answer told of all pools: earlier ones count no more, however late they are answered. */
        private long allSaid;

        synchronized void note(String pool, Said now) {
            if (now.question() >= allSaid) {
                said.merge(pool, now, Said::orLater);
            }
        }

        synchronized void noteAll(long question, Map<String, CreditBalance> balances) {
            if (question >= allSaid) {
                allSaid = question;
                said.values().removeIf(earlier -> earlier.question() < question);
                balances.forEach((pool, balance) -> note(pool, new Said(question, balance.total())));
            }
        }

        synchronized void noteTaken(String pool, long credits) {
            said.computeIfPresent(pool, (key, last) -> new Said(last.question(), last.credits() - credits));
        }

        synchronized OptionalLong of(String pool) {
            Said last = said.get(pool);
            return last == null ? OptionalLong.empty() : OptionalLong.of(last.credits());
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
            of(tenant).note(pool, new Said(question, result.remaining()));
        }
    }

    /** Notes all of a tenant's pools: one that is not among them holds nothing any more. */
    void noteAll(String tenant, long question, Map<String, CreditBalance> balances) {
        of(tenant).noteAll(question, balances);
    }

    private Pools of(String tenant) {
        return tenants.get(tenant, key -> new Pools());
    }

    /**
     * Notes that a debt has turned out to have been taken at an earlier time. If the pool was looked at since, it is counted twice
     * until Crovver says anew what is left.
     */
    void noteTaken(String tenant, String pool, long credits) {
        Pools pools = tenants.getIfPresent(tenant);
        if (pools != null) {
            pools.noteTaken(pool, credits);
        }
    }

    /** What a pool held; empty if that is not known. */
    OptionalLong of(String tenant, String pool) {
        Pools pools = tenants.getIfPresent(tenant);
        return pools == null ? OptionalLong.empty() : pools.of(pool);
    }

    /** A tenant's subscription has ended: it has nothing any more, whatever is being answered about it. */
    void forget(String tenant) {
        noteAll(tenant, question(), Map.of());
    }
}
