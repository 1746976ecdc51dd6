package com.crovver.guard;

import com.crovver.model.ConsumeResult;
import com.crovver.model.CreditBalance;
import java.util.Map;

/** What a pool turned out to have for somebody who wants credits of it. */
sealed interface Funds {

    /** It has enough; nothing has been taken. */
    record Enough() implements Funds {}

    /**
     * It had enough, and they have been taken.
     *
     * @param result as Crovver said it
     */
    record Taken(ConsumeResult result) implements Funds {}

    /**
     * It has too few; nothing has been taken.
     *
     * @param left what could be had at most; below zero if that is not even enough for what is owed
     */
    record TooFew(long left) implements Funds {}

    /**
     * It had too few when Crovver was first asked under the same key, as Crovver repeats; whether it has now is not known.
     *
     * @param left what there was then
     */
    record HadTooFew(long left) implements Funds {}

    /** The tenant has no live subscription, and so no pool. */
    record NoSubscription() implements Funds {}

    /**
     * What balances say of one pool.
     *
     * @param balances by pool; empty without a live subscription
     * @param spokenFor credits of the pool that others will take, at least 0
     * @param wanted credits that are wanted beside those, at least 0
     */
    static Funds of(Map<String, CreditBalance> balances, String pool, long spokenFor, long wanted) {
        if (balances.isEmpty()) {
            return new NoSubscription();
        }
        CreditBalance balance = balances.get(pool);
        if (balance == null) {
            return new TooFew(-spokenFor);
        }
        // A cost that the application computes may be as large as a long can be.
        long all = spokenFor + Math.min(wanted, Long.MAX_VALUE - spokenFor);
        return balance.covers(all) ? new Enough() : new TooFew(balance.total() - spokenFor);
    }
}
