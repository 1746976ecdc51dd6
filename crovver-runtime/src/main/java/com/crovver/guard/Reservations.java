package com.crovver.guard;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Credits that runs on this node will owe, but do not owe yet. One that is never given back, as nobody says how its run ended,
 * ends with the lease of its action. Thread-safe.
 */
final class Reservations {

    private final Clock clock;
    private final Map<Pool, Set<Reservation>> reserved = new HashMap<>();

    private record Pool(String tenant, String key) {}

    /** A place in line; equal to itself alone. */
    final class Reservation {

        private final Pool pool;
        private final long amount;
        private final long before;
        private final Instant end;

        private Reservation(Pool pool, long amount, long before, Instant end) {
            this.pool = pool;
            this.amount = amount;
            this.before = before;
            this.end = end;
        }

        /** What had been reserved from the pool before it. */
        long before() {
            return before;
        }

        /** Gives it back; may be called again. */
        void release() {
            Reservations.this.release(this);
        }
    }

    Reservations(Clock clock) {
        this.clock = clock;
    }

    synchronized Reservation add(String tenant, Requirement.Credits credits) {
        Instant now = clock.instant();
        Pool pool = new Pool(tenant, credits.pool());
        Set<Reservation> others = reserved.computeIfAbsent(pool, key -> new HashSet<>());
        others.removeIf(other -> !now.isBefore(other.end));
        long before = others.stream().mapToLong(other -> other.amount).sum();
        Reservation added = new Reservation(pool, credits.amount(), before, now.plus(Charging.LEASE));
        others.add(added);
        return added;
    }

    /** What is reserved from a pool. */
    synchronized long of(String tenant, String key) {
        Instant now = clock.instant();
        return reserved.getOrDefault(new Pool(tenant, key), Set.of()).stream()
                .filter(each -> now.isBefore(each.end))
                .mapToLong(each -> each.amount)
                .sum();
    }

    private synchronized void release(Reservation reservation) {
        Set<Reservation> all = reserved.get(reservation.pool);
        if (all != null) {
            all.remove(reservation);
            if (all.isEmpty()) {
                reserved.remove(reservation.pool);
            }
        }
    }
}
