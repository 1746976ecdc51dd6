package com.crovver.guard;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Debts in this process's memory: they end with it, paid or not. Thread-safe by one lock. */
final class MemoryOutbox implements Outbox {

    private final InstantSource clock;

    /** Every debt by its key, live or dead. */
    private final Map<String, Entry> entries = new HashMap<>();

    /** Live debts by tenant and key, the one owed longest ago first; revived ones have gone to the end. */
    private final Map<String, Map<String, Entry>> queues = new HashMap<>();

    /** Dead debts by their keys, the one buried longest ago first. */
    private final Map<String, Entry> buried = new LinkedHashMap<>();

    private long lastPlace;
    private long lastLease;

    private static final class Entry {

        private Debt debt;
        private long place;
        private int round;
        private int attempts;
        private long lease;
        private boolean leased;
        /** When it may be taken, be it from whoever holds the lease. */
        private Instant due = Instant.MIN;

        private String reason = "";
        private Instant buriedAt = Instant.MIN;

        Entry(Debt debt) {
            this.debt = debt;
        }
    }

    MemoryOutbox(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void owe(List<Debt> debts) {
        for (Debt debt : debts) {
            if (!entries.containsKey(debt.key())) {
                Entry entry = new Entry(debt);
                entries.put(debt.key(), entry);
                enqueue(entry);
            }
        }
    }

    private void enqueue(Entry entry) {
        entry.place = ++lastPlace;
        queue(entry.debt.tenant()).put(entry.debt.key(), entry);
    }

    private Map<String, Entry> queue(String tenant) {
        return queues.computeIfAbsent(tenant, key -> new LinkedHashMap<>());
    }

    private void dequeue(Entry entry) {
        Map<String, Entry> queue = queue(entry.debt.tenant());
        queue.remove(entry.debt.key());
        if (queue.isEmpty()) {
            queues.remove(entry.debt.tenant());
        }
    }

    @Override
    public synchronized List<Delivery> take(int most, Duration lease) {
        Instant now = clock.instant();
        return queues.values().stream()
                .map(queue -> queue.values().iterator().next())
                .filter(entry -> !now.isBefore(entry.due))
                .sorted(Comparator.comparingLong(entry -> entry.place))
                .limit(most)
                .map(entry -> lease(entry, now.plus(lease)))
                .toList();
    }

    @Override
    public synchronized Optional<Delivery> takeOf(String tenant, Duration lease) {
        Instant now = clock.instant();
        return queues.getOrDefault(tenant, Map.of()).values().stream()
                .findFirst()
                .filter(entry -> !entry.leased || !now.isBefore(entry.due))
                .map(entry -> lease(entry, now.plus(lease)));
    }

    private Delivery lease(Entry entry, Instant end) {
        entry.attempts++;
        entry.lease = ++lastLease;
        entry.leased = true;
        entry.due = end;
        return new Delivery(entry.debt, entry.round, entry.attempts, entry.lease);
    }

    @Override
    public synchronized void delivered(String key) {
        Entry entry = entries.remove(key);
        if (entry != null && buried.remove(key) == null) {
            dequeue(entry);
        }
    }

    @Override
    public synchronized void putOff(Delivery delivery, Duration wait) {
        Entry entry = held(delivery);
        if (entry != null) {
            entry.leased = false;
            entry.round = delivery.round();
            entry.due = clock.instant().plus(wait);
        }
    }

    @Override
    public synchronized void noteBalance(Delivery delivery) {
        Entry entry = held(delivery);
        if (entry != null) {
            entry.debt = delivery.debt();
        }
    }

    @Override
    public synchronized void bury(Delivery delivery, String reason, boolean keySpent) {
        Entry entry = held(delivery);
        if (entry != null) {
            entry.leased = false;
            entry.round = delivery.round() + (keySpent ? 1 : 0);
            entry.reason = reason;
            entry.buriedAt = clock.instant();
            dequeue(entry);
            buried.put(entry.debt.key(), entry);
        }
    }

    private @Nullable Entry held(Delivery delivery) {
        Entry entry = entries.get(delivery.debt().key());
        return entry != null && entry.leased && entry.lease == delivery.lease() ? entry : null;
    }

    @Override
    public synchronized int revive(String tenant, String pool) {
        List<Entry> ofPool = buried.values().stream()
                .filter(entry ->
                        entry.debt.tenant().equals(tenant) && entry.debt.pool().equals(pool))
                .toList();
        ofPool.forEach(this::revive);
        return ofPool.size();
    }

    @Override
    public synchronized boolean revive(String key) {
        Entry entry = buried.get(key);
        if (entry != null) {
            revive(entry);
        }
        return entry != null;
    }

    private void revive(Entry entry) {
        buried.remove(entry.debt.key());
        entry.attempts = 0;
        entry.due = Instant.MIN;
        enqueue(entry);
    }

    @Override
    public synchronized boolean drop(String key) {
        return buried.remove(key) != null && entries.remove(key) != null;
    }

    @Override
    public synchronized List<DeadDebt> dead(int most) {
        List<DeadDebt> dead = new ArrayList<>();
        for (Entry entry : buried.values()) {
            dead.add(0, new DeadDebt(entry.debt, entry.reason, entry.buriedAt));
        }
        return List.copyOf(dead.subList(0, Math.min(most, dead.size())));
    }

    @Override
    public synchronized Map<String, Owed> owed(String tenant) {
        Map<String, Owed> byPool = new HashMap<>();
        for (Entry entry : queues.getOrDefault(tenant, Map.of()).values()) {
            add(byPool, entry.debt, new Owed(entry.debt.amount(), 0));
        }
        for (Entry entry : buried.values()) {
            if (entry.debt.tenant().equals(tenant)) {
                add(byPool, entry.debt, new Owed(0, entry.debt.amount()));
            }
        }
        return byPool;
    }

    private static void add(Map<String, Owed> byPool, Debt debt, Owed more) {
        byPool.merge(debt.pool(), more, (one, other) -> new Owed(one.live() + other.live(), one.dead() + other.dead()));
    }

    @Override
    public synchronized Backlog backlog() {
        Instant oldest = entries.values().stream()
                .filter(entry -> !buried.containsKey(entry.debt.key()))
                .map(entry -> entry.debt.since())
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Backlog(entries.size() - buried.size(), oldest, buried.size());
    }
}
