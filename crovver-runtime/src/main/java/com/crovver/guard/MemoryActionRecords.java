package com.crovver.guard;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Records in this process's memory, bounded in size and age. They end with the process, and are not shared between nodes: a
 * key that was spent before is then recognised by Crovver alone.
 *
 * <p>When memory runs short, the tenant that takes most of it loses its oldest record, so that nobody can push out what is
 * remembered of others. A record that is held is kept whatever happens.
 */
final class MemoryActionRecords implements ActionRecords {

    /** Room for some 100,000 records without answers. */
    private static final long MAX_BYTES = 64L << 20;

    private static final Duration KEPT = Duration.ofHours(24);

    /** What a record takes with its keys and its places in the maps on a 64-bit VM, estimated. */
    private static final int RECORD_BYTES = 640;

    private final InstantSource clock;
    private final long maxBytes;
    private final Duration kept;

    /** Every record by its action, the one written longest ago first. */
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private final Map<String, Shelf> shelves = new HashMap<>();
    private final NavigableSet<Shelf> byWeight =
            new TreeSet<>(Comparator.comparingLong((Shelf shelf) -> shelf.bytes).thenComparing(shelf -> shelf.tenant));
    private long bytes;
    private long lastVersion;

    private record Entry(ActionRecord record, Instant written) {

        int bytes() {
            RecordedAnswer answer = record.answer();
            return RECORD_BYTES + (answer == null ? 0 : answer.size());
        }
    }

    /** The records of one tenant, the one written longest ago first. */
    private static final class Shelf {

        private final String tenant;
        private final Set<String> actions = new LinkedHashSet<>();
        private long bytes;

        Shelf(String tenant) {
            this.tenant = tenant;
        }
    }

    /** Records without an entry, of 64 MiB at most, each kept for a day. */
    MemoryActionRecords(InstantSource clock) {
        this(clock, MAX_BYTES, KEPT);
    }

    /**
     * Records without an entry.
     *
     * @param clock tells when leases end and records have been kept long enough
     * @param maxBytes how much memory they may take, roughly; held records may exceed it
     * @param kept how long a record is kept after it was last written
     */
    MemoryActionRecords(InstantSource clock, long maxBytes, Duration kept) {
        this.clock = clock;
        this.maxBytes = maxBytes;
        this.kept = kept;
    }

    @Override
    public synchronized Claim claim(String tenant, String action, String fingerprint, Duration lease) {
        ActionRecords.requireLease(lease);
        Instant now = clock.instant();
        forgetExpired(now);
        Entry known = entries.get(action);
        Instant leaseEnd = now.plus(lease);
        if (known == null) {
            return new Claim.Held(write(ActionRecord.first(tenant, action, fingerprint, leaseEnd), now));
        } else if (known.record().claimableBy(fingerprint, now)) {
            return new Claim.Held(write(known.record().claimed(leaseEnd), now));
        }
        return known.record().refusal(fingerprint, now);
    }

    @Override
    public synchronized Optional<ActionRecord> save(ActionRecord record) {
        Entry known = entries.get(record.action());
        long version = known == null ? 0 : known.record().version();
        return version == record.version() ? Optional.of(write(record, clock.instant())) : Optional.empty();
    }

    /** Memory is always reached. */
    @Override
    public Optional<ActionRecord> save(ActionRecord record, ActionRecord otherwise) {
        return save(record);
    }

    @Override
    public synchronized void forget(ActionRecord record) {
        Entry known = entries.get(record.action());
        if (known != null && known.record().version() == record.version()) {
            forget(record.action());
        }
    }

    private ActionRecord write(ActionRecord record, Instant now) {
        forget(record.action());
        Entry entry = new Entry(record.withVersion(++lastVersion), now);
        entries.put(record.action(), entry);
        Shelf shelf = shelves.computeIfAbsent(record.tenant(), Shelf::new);
        shelf.actions.add(record.action());
        weigh(shelf, entry.bytes());
        while (bytes > maxBytes && forgetOldestOfHeaviest(now)) {
            // until it fits
        }
        return entry.record();
    }

    private void forgetExpired(Instant now) {
        Instant oldest = now.minus(kept);
        Iterator<Entry> inOrder = entries.values().iterator();
        while (inOrder.hasNext()) {
            Entry entry = inOrder.next();
            if (!entry.written().isBefore(oldest)) {
                return;
            } else if (!entry.record().isHeldAt(now)) {
                inOrder.remove();
                takeOffShelf(entry);
            }
        }
    }

    private boolean forgetOldestOfHeaviest(Instant now) {
        for (Shelf shelf : byWeight.descendingSet()) {
            for (String action : shelf.actions) {
                Entry entry = entries.get(action);
                if (entry != null && !entry.record().isHeldAt(now)) {
                    forget(action);
                    return true;
                }
            }
        }
        return false;
    }

    private void forget(String action) {
        Entry entry = entries.remove(action);
        if (entry != null) {
            takeOffShelf(entry);
        }
    }

    private void takeOffShelf(Entry entry) {
        Shelf shelf = shelves.get(entry.record().tenant());
        if (shelf != null) {
            shelf.actions.remove(entry.record().action());
            weigh(shelf, -entry.bytes());
        }
    }

    private void weigh(Shelf shelf, int change) {
        byWeight.remove(shelf);
        shelf.bytes += change;
        bytes += change;
        if (shelf.actions.isEmpty()) {
            shelves.remove(shelf.tenant);
        } else {
            byWeight.add(shelf);
        }
    }
}
