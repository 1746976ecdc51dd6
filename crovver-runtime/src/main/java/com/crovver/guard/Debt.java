package com.crovver.guard;

import com.crovver.model.ConsumeResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Credits that a tenant owes for work that was done, or that was let through during an outage. Immutable.
 *
 * @param key names the debt among all, 43 characters; what is sent to Crovver as idempotency key follows from it
 * @param tenant who owes
 * @param pool the pool that is to be charged
 * @param amount credits, at least 1
 * @param operation name of the operation that ran; for people
 * @param since when it was owed
 * @param balanceBefore the most that the pool held before any time that Crovver was asked under the same key, the first answer
 *     being lost; null if it was not asked, or that is not known
 */
public record Debt(
        String key,
        String tenant,
        String pool,
        long amount,
        String operation,
        Instant since,
        @Nullable Long balanceBefore) {

    /** A debt that Crovver has not been asked for. */
    public Debt(String key, String tenant, String pool, long amount, String operation, Instant since) {
        this(key, tenant, pool, amount, operation, since, null);
    }

    /** Refuses an amount below 1. */
    public Debt {
        if (amount < 1) {
            throw new IllegalArgumentException("a debt must be at least 1 credit, was " + amount);
        }
    }

    Debt withBalanceBefore(long more) {
        return new Debt(key, tenant, pool, amount, operation, since, more);
    }

    /**
     * Whether a charge that Crovver has seen before is not this one: what it left is more than what there was before, less the
     * amount. Then the key, which a client chose, had been spent on other work.
     */
    boolean isNotPaidBy(ConsumeResult repeated) {
        return balanceBefore != null && repeated.remaining() > balanceBefore - amount;
    }

    /**
     * The key under which Crovver is asked for it.
     *
     * @param round how often Crovver said of an earlier key that the credits do not suffice, and would say so again
     */
    String idempotencyKey(int round) {
        return round == 0 ? key : Digest.of(key, Integer.toString(round));
    }
}
