package com.crovver.guard;

import com.crovver.annotation.Charge;
import com.crovver.guard.Outbox.Delivery;
import com.crovver.guard.Outbox.Owed;
import com.crovver.model.CreditBalance;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Pools from which credits are owed that Crovver has refused to take: nothing more is run on them until they cover what is
 * owed, which is then delivered first. Thread-safe.
 *
 * <p>Whether there are any is read again after a moment, since another node may have found out.
 */
final class Arrears {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int MOST_AT_ONCE = 100;

    private final Entitlements entitlements;
    private final Outbox outbox;
    private final DebtCollector collector;
    private final LongSupplier ticker;
    private final long keptNanos;
    private final Cache<String, Reading> readings;

    private record Reading(Map<String, Owed> owed, long at) {

        long dead(String pool) {
            return owed.getOrDefault(pool, Owed.NOTHING).dead();
        }

        boolean owesNothing(String pool) {
            return owed.getOrDefault(pool, Owed.NOTHING).equals(Owed.NOTHING);
        }
    }

    Arrears(Entitlements entitlements, Outbox outbox, DebtCollector collector, EngineBuilder settings) {
        this.entitlements = entitlements;
        this.outbox = outbox;
        this.collector = collector;
        this.ticker = settings.ticker;
        this.keptNanos = settings.keeping().refusals().toNanos();
        this.readings = Caffeine.newBuilder()
                .maximumSize(settings.tenants)
                .executor(Runnable::run)
                .build();
    }

    /**
     * Credits that Crovver has refused to take from the pool of a charge. A charge that is made before the run needs nothing of the
     * outbox: where that cannot be read, what it said last counts.
     *
     * @throws ChargeStoreException if the outbox cannot be read, and what is charged is to be written there
     */
    long of(String tenant, Requirement.Credits credits) {
        Reading reading = readings.getIfPresent(tenant);
        if (reading == null || ticker.getAsLong() - reading.at() >= keptNanos) {
            try {
                reading = read(tenant);
            } catch (ChargeStoreException e) {
                if (credits.charge() != Charge.BEFORE) {
                    throw e;
                }
            }
        }
        return reading == null ? 0 : reading.dead(credits.pool());
    }

    private Reading read(String tenant) {
        Reading reading = new Reading(outbox.owed(tenant), ticker.getAsLong());
        readings.put(tenant, reading);
        return reading;
    }

    /**
     * Delivers what is owed from a pool if it covers that by now.
     *
     * @return enough if nothing is owed from the pool any more; else what is left once the debts are subtracted
     * @throws com.crovver.model.CrovverException if that cannot be told
     */
    Funds settle(String tenant, String pool, Deadline deadline) {
        Map<String, CreditBalance> balances = entitlements.creditsBalance(tenant, deadline);
        long dead = read(tenant).dead(pool);
        Funds funds = Funds.of(balances, pool, dead, 0);
        CreditBalance balance = balances.get(pool);
        if (balance == null || !(funds instanceof Funds.Enough)) {
            return funds;
        }
        boolean delivered = deliverAll(tenant, deadline);
        if (delivered) {
            // They go behind all else that is owed: while much is, they stay refused, and so does the pool.
            outbox.revive(tenant, pool);
            delivered = deliverAll(tenant, deadline);
        }
        // Another node may be at them.
        boolean settled = read(tenant).owesNothing(pool) && delivered;
        return settled ? funds : new Funds.TooFew(balance.total() - dead);
    }

    /** Delivers all that a tenant owes; false if that cannot be done now, or is too much for one request. */
    private boolean deliverAll(String tenant, Deadline deadline) {
        for (int delivered = 0; delivered < MOST_AT_ONCE; delivered++) {
            Optional<Delivery> next = outbox.takeOf(tenant, LEASE);
            if (next.isEmpty()) {
                return true;
            } else if (!collector.collect(next.get(), deadline)) {
                return false;
            }
        }
        return false;
    }
}
