package com.crovver.guard;

import com.crovver.guard.Outbox.Owed;
import com.crovver.guard.Reservations.Reservation;
import com.crovver.model.CreditBalance;
import com.crovver.model.CrovverNoSubscriptionException;
import com.crovver.model.LimitBehavior;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Whether a pool will cover what a run is going to owe: what it holds, less what others are going to owe on this node, and less
 * what is owed already. Thread-safe.
 *
 * <p>A debt goes from the reservations to the outbox to Crovver's balance. They are read in this order, so that none on its way
 * is missed; it may be counted twice, which is why a pool that seems too short is looked at again.
 */
final class Coverage {

    private static final int LOOKS = 3;

    private final Entitlements entitlements;
    private final Outbox outbox;
    private final Reservations reservations;
    private final LastBalances lastBalances;

    Coverage(Entitlements entitlements, Outbox outbox, Reservations reservations, LastBalances lastBalances) {
        this.entitlements = entitlements;
        this.outbox = outbox;
        this.reservations = reservations;
        this.lastBalances = lastBalances;
    }

    /**
     * What came of the wish to reserve credits.
     *
     * @param reservation null if the pool does not cover them
     * @param free what could be had at most
     */
    record Cover(@Nullable Reservation reservation, long free) {}

    /**
     * Reserves credits if the balance covers them.
     *
     * @throws com.crovver.model.CrovverException if it cannot be read, or the tenant has no live subscription
     */
    Cover reserve(String tenant, Requirement.Credits credits, Deadline deadline) {
        for (int look = 1; ; look++) {
            Reservation mine = reservations.add(tenant, credits);
            boolean kept = false;
            try {
                long taken = mine.before() + owed(tenant, credits.pool());
                CreditBalance balance = balance(entitlements, tenant, credits.pool(), deadline);
                long free = balance == null ? 0 : balance.total() - taken;
                kept = balance != null && (balance.limitBehavior() == LimitBehavior.SOFT || free >= credits.amount());
                if (kept || taken == 0 || look == LOOKS) {
                    return new Cover(kept ? mine : null, free);
                }
            } finally {
                if (!kept) {
                    mine.release();
                }
            }
        }
    }

    /** Reserves credits while the balance cannot be read, if what it was last known to be covers them; null if not. */
    @Nullable Reservation reserveByLastKnown(String tenant, Requirement.Credits credits) {
        Reservation mine = reservations.add(tenant, credits);
        boolean kept = false;
        try {
            long taken = mine.before() + owed(tenant, credits.pool());
            OptionalLong last = lastBalances.of(tenant, credits.pool());
            kept = last.isPresent() && last.getAsLong() - taken >= credits.amount();
            return kept ? mine : null;
        } finally {
            if (!kept) {
                mine.release();
            }
        }
    }

    private long owed(String tenant, String pool) {
        Owed owed = outbox.owed(tenant).getOrDefault(pool, Owed.NOTHING);
        return owed.live() + owed.dead();
    }

    /** What a pool holds; null if the tenant's plan does not have it. */
    static @Nullable CreditBalance balance(Entitlements crovver, String tenant, String pool, Deadline deadline) {
        Map<String, CreditBalance> balances = crovver.creditsBalance(tenant, deadline);
        if (balances.isEmpty()) {
            throw new CrovverNoSubscriptionException("credits balance: the tenant has no live subscription", 402, null);
        }
        return balances.get(pool);
    }
}
