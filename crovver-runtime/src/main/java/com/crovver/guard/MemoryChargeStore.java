package com.crovver.guard;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Records and debts in this process's memory. What is still owed when the process ends is never charged: for applications
 * that accept this, and for tests. Thread-safe.
 */
public final class MemoryChargeStore extends ForwardingChargeStore {

    private final MemoryActionRecords records;
    private final MemoryOutbox outbox;

    /** A store without an entry. Its leases and waits pass as time does, wherever the system's clock is set meanwhile. */
    public MemoryChargeStore() {
        this(new SteadyTime(Clock.systemUTC(), System::nanoTime));
    }

    /** A store without an entry, whose leases and waits pass with a clock. */
    public MemoryChargeStore(InstantSource clock) {
        this(new MemoryActionRecords(clock), new MemoryOutbox(clock));
    }

    private MemoryChargeStore(MemoryActionRecords records, MemoryOutbox outbox) {
        super(outbox);
        this.records = records;
        this.outbox = outbox;
    }

    @Override
    public Claim claim(String tenant, String action, String fingerprint, Duration lease) {
        return records.claim(tenant, action, fingerprint, lease);
    }

    @Override
    public void forget(ActionRecord record) {
        records.forget(record);
    }

    @Override
    public Optional<ActionRecord> save(ActionRecord record, List<Debt> owed) {
        // Each of the two locks itself by its own monitor: whoever reads one of them meanwhile waits for both to be
        // written.
        synchronized (records) {
            synchronized (outbox) {
                Optional<ActionRecord> written = records.save(record);
                if (written.isPresent()) {
                    outbox.owe(owed);
                }
                return written;
            }
        }
    }

    /** Memory is always reached: a record that nobody has asked for, and nobody can miss, only takes the room of others. */
    @Override
    public Optional<ActionRecord> save(ActionRecord record, List<Debt> owed, ActionRecord otherwise) {
        if (record.version() == 0) {
            owe(owed);
            return Optional.of(record);
        }
        return save(record, owed);
    }
}
