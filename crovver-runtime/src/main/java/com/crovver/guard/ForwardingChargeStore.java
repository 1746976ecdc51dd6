package com.crovver.guard;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store that leaves its debts to an outbox of its own; what remains are the records. As thread-safe as the outbox. */
public abstract class ForwardingChargeStore implements ChargeStore {

    private final Outbox outbox;

    /** A store with its debts in an outbox. To write a record and debts in one step is up to {@code save}. */
    protected ForwardingChargeStore(Outbox outbox) {
        this.outbox = outbox;
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
    public void noteBalance(Delivery delivery) {
        outbox.noteBalance(delivery);
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
