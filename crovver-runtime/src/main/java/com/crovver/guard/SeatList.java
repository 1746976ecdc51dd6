package com.crovver.guard;

import com.crovver.model.Allocation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who holds a seat of a tenant, and whose seat was taken away. Thread-safe: seats may be given after it was read. */
final class SeatList {

    private final Set<String> holders = ConcurrentHashMap.newKeySet();
    private final Set<String> removed = new HashSet<>();
    private final long readingNanos;
    private final @Nullable Refusal refusal;

    private SeatList(long readingNanos, @Nullable Refusal refusal) {
        this.readingNanos = readingNanos;
        this.refusal = refusal;
    }

    /**
     * The list as Crovver has it. A word that the kit does not know holds no seat, and gets none: it is as good as removed.
     *
     * @param readingNanos how long it took to read, page after page
     */
    static SeatList of(List<Allocation> allocations, long readingNanos) {
        SeatList list = new SeatList(readingNanos, null);
        for (Allocation allocation : allocations) {
            (allocation.active() ? list.holders : list.removed).add(allocation.userId());
        }
        // A user with two records holds the seat that is active.
        list.removed.removeAll(list.holders);
        return list;
    }

    /** Why there is no list. */
    static SeatList refused(Refusal reason) {
        return new SeatList(0, reason);
    }

    /** How long it took to read. */
    long readingNanos() {
        return readingNanos;
    }

    boolean isHeldBy(String user) {
        return holders.contains(user);
    }

    boolean wasRemovedFrom(String user) {
        return removed.contains(user);
    }

    /** Notes a seat that has been given; if the list says that it was taken away, it has been since. */
    void add(String user) {
        if (!removed.contains(user)) {
            holders.add(user);
        }
    }

    /** Why there is no list; null if there is one. */
    @Nullable Refusal refusal() {
        return refusal;
    }
}
