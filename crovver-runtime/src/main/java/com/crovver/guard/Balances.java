package com.crovver.guard;

import com.crovver.model.ConsumeResult;
import com.crovver.model.CreditBalance;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant's pools held before they were charged for an action.
 *
 * @param pools by their keys; empty if they were not looked at
 */
record Balances(Map<String, CreditBalance> pools) {

    static final Balances UNKNOWN = new Balances(Map.of());

    /** What a pool held; null if that is not known. */
    @Nullable Long of(Requirement.Credits credits) {
        CreditBalance balance = pools.get(credits.pool());
        return balance == null ? null : balance.total();
    }

    /**
     * The most that the pool of a charge held before any attempt to take it, since credits may be added between two of them; null
     * if that is not known of all.
     */
    @Nullable Long before(Requirement.Credits credits, ActionRecord record) {
        Long now = of(credits);
        if (!record.chargeLost()) {
            return now;
        }
        Long earlier = record.balanceBefore();
        return earlier == null || now == null ? earlier : Long.valueOf(Math.max(earlier, now));
    }

    /** Whether a pool is known not to have enough, as one has not that the tenant's plan lacks. */
    boolean lack(Requirement.Credits credits) {
        CreditBalance balance = pools.get(credits.pool());
        return balance == null ? !pools.isEmpty() : !balance.covers(credits.amount());
    }

    /**
     * Whether a charge that Crovver has seen before is ours: only if an answer of ours may have been lost, and what it left
     * is no more than what there was before, less the charge. A key that was spent earlier left more, unless credits were
     * bought since.
     */
    boolean showEcho(Requirement.Credits credits, ConsumeResult result, ActionRecord record) {
        if (!result.mayBeEcho() && !record.chargeLost()) {
            return false;
        }
        Long before = before(credits, record);
        return before == null || result.remaining() <= before - credits.amount();
    }
}
