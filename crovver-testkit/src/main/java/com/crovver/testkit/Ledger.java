package com.crovver.testkit;

import com.crovver.testkit.Charge.Result;
import com.crovver.testkit.Grant.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The credits of one subscription: a balance is the sum of what is left of its grants.
 *
 * <p>A debt of a soft pool is a negative rest of a base grant, so it ends with the period as base credits do. Guarded by
 * the world's lock.
 */
final class Ledger {

    private final List<Grant> grants = new ArrayList<>();

    void add(Grant grant) {
        grants.add(grant);
    }

    boolean knows(String poolKey) {
        return grants.stream().anyMatch(grant -> grant.isOf(poolKey, Source.BASE) || grant.isOf(poolKey, Source.ADDON));
    }

    long base(String poolKey, Instant now) {
        return sum(poolKey, Source.BASE, now);
    }

    long addon(String poolKey, Instant now) {
        return sum(poolKey, Source.ADDON, now);
    }

    long total(String poolKey, Instant now) {
        return Math.addExact(base(poolKey, now), addon(poolKey, now));
    }

    private long sum(String poolKey, Source source, Instant now) {
        return grants.stream()
                .filter(grant -> grant.countsFor(poolKey, now) && grant.source() == source)
                .mapToLong(Grant::remaining)
                .reduce(0, Math::addExact);
    }

    /** The pools of which credits were ever granted, in that order. */
    Set<String> pools() {
        return grants.stream().map(Grant::poolKey).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The bought grants of a pool of which something is left. */
    List<Grant> openAddons(String poolKey, Instant now) {
        return grants.stream()
                .filter(grant -> grant.countsFor(poolKey, now) && grant.source() == Source.ADDON)
                .filter(grant -> grant.remaining() > 0)
                .toList();
    }

    /** When the next credits, or debts, of the pool expire. */
    Optional<Instant> nextExpiry(String poolKey, Instant now) {
        return grants.stream()
                .filter(grant -> grant.countsFor(poolKey, now) && grant.remaining() != 0)
                .map(Grant::expiresAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    /** Takes all of the amount or nothing; {@code periodEnd} is when a debt incurred now is forgotten. */
    Charge consume(Pool pool, long amount, Instant now, Instant periodEnd) {
        long before = total(pool.key(), now);
        if (before < amount && !pool.soft()) {
            return new Charge(pool.key(), Result.BLOCKED, before);
        }
        List<Grant> open = grants.stream()
                .filter(grant -> grant.countsFor(pool.key(), now))
                .sorted(Grant.CONSUMPTION_ORDER)
                .toList();
        long due = amount;
        for (Grant grant : open) {
            due -= grant.take(due);
        }
        if (due > 0) {
            debtor(open, pool.key(), periodEnd).overdraw(due);
        }
        return new Charge(pool.key(), before < amount ? Result.WARNING : Result.ALLOWED, total(pool.key(), now));
    }

    private Grant debtor(List<Grant> open, String poolKey, Instant periodEnd) {
        return open.stream()
                .filter(grant -> grant.source() == Source.BASE)
                .reduce((earlier, later) -> later)
                .orElseGet(() -> {
                    Grant empty = new Grant(poolKey, Source.BASE, 0, periodEnd);
                    grants.add(empty);
                    return empty;
                });
    }

    /** Ends the pool's base credits, whatever their expiry, and answers what was left of them. */
    long closeBase(String poolKey) {
        long rest = grants.stream()
                .filter(grant -> grant.isOf(poolKey, Source.BASE))
                .mapToLong(Grant::remaining)
                .sum();
        grants.removeIf(grant -> grant.isOf(poolKey, Source.BASE));
        return rest;
    }
}
