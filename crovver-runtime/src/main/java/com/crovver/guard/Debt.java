package com.crovver.guard;

import java.time.Instant;

/**
 * Credits that a tenant owes for work that was done, or that was let through during an outage. Immutable.
 *
 * @param key names the debt among all, 43 characters; what is sent to Crovver as idempotency key follows from it
 * @param tenant who owes
 * @param pool the pool that is to be charged
 * @param amount credits, at least 1
 * @param operation name of the operation that ran; for people
 * @param since when it was owed
 */
public record Debt(String key, String tenant, String pool, long amount, String operation, Instant since) {

    /** Refuses an amount below 1. */
    public Debt {
        if (amount < 1) {
            throw new IllegalArgumentException("a debt must be at least 1 credit, was " + amount);
        }
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
