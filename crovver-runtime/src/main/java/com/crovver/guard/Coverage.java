package com.crovver.guard;

import com.crovver.guard.Outbox.Owed;
import com.crovver.guard.Reservations.Reservation;
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
     * @param funds what the pool has for them
     * @param reservation null unless it has enough
     */
    record Cover(Funds funds, @Nullable Reservation reservation) {}

    /**
     * Reserves credits if the balance covers them.
     *
     * @throws com.crovver.model.CrovverException if it cannot be read
     */
    Cover reserve(String tenant, Requirement.Credits credits, Deadline deadline) {
        for (int look = 1; ; look++) {
            Reservation mine = reservations.add(tenant, credits);
            boolean kept = false;
            try {
                long taken = mine.before() + owed(tenant, credits.pool());
                Funds funds = funds(tenant, credits, taken, deadline);
                kept = funds instanceof Funds.Enough;
                if (isFinal(funds, taken, look)) {
                    return new Cover(funds, kept ? mine : null);
                }
            } finally {
                if (!kept) {
                    mine.release();
                }
            }
        }
    }

    /**
     * What a pool has for credits beside all that is going to be owed, or is owed already; reserves nothing.
     *
     * @throws com.crovver.model.CrovverException if the balance cannot be read
     */
    Funds free(String tenant, Requirement.Credits credits, Deadline deadline) {
        for (int look = 1; ; look++) {
            long taken = reservations.of(tenant, credits.pool()) + owed(tenant, credits.pool());
            Funds funds = funds(tenant, credits, taken, deadline);
            if (isFinal(funds, taken, look)) {
                return funds;
            }
        }
    }

    /**
     * What a pool has for credits that Crovver is asked for at once, whatever else is going to be owed.
     *
     * @throws com.crovver.model.CrovverException if the balance cannot be read
     */
    Funds all(String tenant, Requirement.Credits credits, Deadline deadline) {
        return funds(tenant, credits, 0, deadline);
    }

    private Funds funds(String tenant, Requirement.Credits credits, long taken, Deadline deadline) {
        return Funds.of(entitlements.creditsBalance(tenant, deadline), credits.pool(), taken, credits.amount());
    }

    private static boolean isFinal(Funds funds, long taken, int look) {
        return !(funds instanceof Funds.TooFew) || taken == 0 || look == LOOKS;
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
}
