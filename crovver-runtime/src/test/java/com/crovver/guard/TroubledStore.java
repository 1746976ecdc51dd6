package com.crovver.guard;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A store whose writes fail while it is told so. */
final class TroubledStore implements ChargeStore {

    private final ChargeStore store;

    /** Whether writes fail. */
    volatile boolean away;
    /** Whether what is owed is written, and the answer lost. */
    volatile boolean silent;
    /** Whether what is owed cannot be read, though everything can be written. */
    volatile boolean unreadable;

    /** Runs before what is owed is read. */
    Runnable beforeReading = () -> {};

    /** Whether the next taking of debts ends in an error. */
    final AtomicBoolean broken = new AtomicBoolean();

    /** Whether the next delivery cannot be recorded. */
    final AtomicBoolean forgetful = new AtomicBoolean();

    TroubledStore(ChargeStore store) {
        this.store = store;
    }

    private ChargeStore writable() {
        if (away) {
            throw new ChargeStoreException("the database is away", new IOException("connection refused"));
        }
        return store;
    }

    @Override
    public Claim claim(String tenant, String action, String fingerprint, Duration lease) {
        return writable().claim(tenant, action, fingerprint, lease);
    }

    @Override
    public Optional<ActionRecord> save(ActionRecord record, List<Debt> owed) {
        return writable().save(record, owed);
    }

    /** While it is away, as if the record had been written, its answer lost, and put right by the time it is back. */
    @Override
    public Optional<ActionRecord> save(ActionRecord record, List<Debt> owed, ActionRecord otherwise) {
        if (away) {
            store.save(otherwise);
        }
        return writable().save(record, owed, otherwise);
    }

    @Override
    public void forget(ActionRecord record) {
        writable().forget(record);
    }

    @Override
    public void owe(List<Debt> debts) {
        writable().owe(debts);
        if (silent) {
            throw new ChargeStoreException("the database did not answer", new IOException("time-out"));
        }
    }

    @Override
    public List<Delivery> take(int most, Duration lease) {
        if (broken.getAndSet(false)) {
            throw new AssertionError("as asked");
        }
        return writable().take(most, lease);
    }

    @Override
    public Optional<Delivery> takeOf(String tenant, Duration lease) {
        return writable().takeOf(tenant, lease);
    }

    @Override
    public void delivered(String key) {
        if (forgetful.getAndSet(false)) {
            throw new ChargeStoreException("the database did not answer", new IOException("time-out"));
        }
        writable().delivered(key);
    }

    @Override
    public void putOff(Delivery delivery, Duration wait) {
        writable().putOff(delivery, wait);
    }

    @Override
    public void noteBalance(Delivery delivery) {
        writable().noteBalance(delivery);
    }

    @Override
    public void bury(Delivery delivery, String reason, boolean keySpent) {
        writable().bury(delivery, reason, keySpent);
    }

    @Override
    public int revive(String tenant, String pool) {
        return writable().revive(tenant, pool);
    }

    @Override
    public boolean revive(String key) {
        return writable().revive(key);
    }

    @Override
    public boolean drop(String key) {
        return writable().drop(key);
    }

    @Override
    public List<DeadDebt> dead(int most) {
        return store.dead(most);
    }

    @Override
    public Map<String, Owed> owed(String tenant) {
        if (unreadable) {
            throw new ChargeStoreException("the database does not answer", new IOException("timed out"));
        }
        beforeReading.run();
        return store.owed(tenant);
    }

    @Override
    public Backlog backlog() {
        return store.backlog();
    }
}
