package com.crovver.guard;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records and debts in this process's memory. What is still owed when the process ends is never charged: for applications
 * that accept this, and for tests. Thread-safe.
 */
public final class MemoryChargeStore implements ChargeStore {

    private final MemoryActionRecords records;
    private final MemoryOutbox outbox;

    /** A store without an entry. */
    public MemoryChargeStore(Clock clock) {
        records = new MemoryActionRecords(clock);
        outbox = new MemoryOutbox(clock);
    }

    @Override
    public Claim claim(String tenant, String action, String fingerprint, Duration lease) {
        return records.claim(tenant, action, fingerprint, lease);
    }

    @Override
    public Optional<ActionRecord> save(ActionRecord record, List<Debt> owed) {
        Optional<ActionRecord> written = records.save(record);
        if (written.isPresent()) {
            outbox.owe(owed);
        }
        return written;
    }

    /** Memory is always reached: a record that nobody has asked for, and nobody can miss, only takes the room of others. */
    @Override
    public Optional<ActionRecord> save(ActionRecord record, List<Debt> owed, ActionRecord otherwise) {
        if (record.version() == 0) {
            outbox.owe(owed);
            return Optional.of(record);
        }
        return save(record, owed);
    }

    @Override
    public void owe(List<Debt> debts) {
        outbox.owe(debts);
    }

    @Override
    public List<Delivery> take(int most, Duration lease) {
        return outbox.take(most, lease);
    }

    @Override
    public Optional<Delivery> takeOf(String tenant, Duration lease) {
        return outbox.takeOf(tenant, lease);
    }

    @Override
    public void delivered(String key) {
        outbox.delivered(key);
    }

    @Override
    public void putOff(Delivery delivery, Duration wait) {
        outbox.putOff(delivery, wait);
    }

    @Override
    public void bury(Delivery delivery, String reason, boolean keySpent) {
        outbox.bury(delivery, reason, keySpent);
    }

    @Override
    public int revive(String tenant, String pool) {
        return outbox.revive(tenant, pool);
    }

    @Override
    public boolean revive(String key) {
        return outbox.revive(key);
    }

    @Override
    public boolean drop(String key) {
        return outbox.drop(key);
    }

    @Override
    public List<DeadDebt> dead(int most) {
        return outbox.dead(most);
    }

    @Override
    public Map<String, Owed> owed(String tenant) {
        return outbox.owed(tenant);
    }

    @Override
    public Backlog backlog() {
        return outbox.backlog();
    }
}
