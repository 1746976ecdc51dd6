package com.crovver.testkit;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The seats of one subscription: how many are paid for, and who sits on them. Guarded by the world's lock. */
final class Seats {

    private final Map<String, Allocation> allocations = new LinkedHashMap<>();
    private int capacity;

    Seats(int capacity) {
        this.capacity = capacity;
    }

    int capacity() {
        return capacity;
    }

    void capacity(int seats) {
        capacity = seats;
    }

    int activeCount() {
        return (int) allocations.values().stream().filter(Allocation::active).count();
    }

    boolean hasRoom() {
        return activeCount() < capacity;
    }

    boolean exceeded() {
        return activeCount() > capacity;
    }

    /** Seats in use in percent of those paid for, rounded half up; 100 where seats are used but none are paid for. */
    long utilization() {
        int active = activeCount();
        if (capacity == 0) {
            return active == 0 ? 0 : 100;
        }
        return Math.round(100.0 * active / capacity);
    }

    boolean holds(String userId) {
        Allocation allocation = allocations.get(userId);
        return allocation != null && allocation.active();
    }

    /** Seats the user, or updates the record of one who sits already; room is the caller's business. */
    void occupy(Allocation allocation) {
        allocations.merge(allocation.userId(), allocation, Allocation::updatedBy);
    }

    void remove(String userId, Instant now) {
        allocations.computeIfPresent(userId, (id, allocation) -> allocation.removed(now));
    }

    /** All records, in the order of each user's first one. */
    Collection<Allocation> all() {
        return Collections.unmodifiableCollection(allocations.values());
    }

    /** Users with a seat, in the order of their first allocation. */
    Set<String> active() {
        Set<String> users = new LinkedHashSet<>();
        for (Allocation allocation : allocations.values()) {
            if (allocation.active()) {
                users.add(allocation.userId());
            }
        }
        return Collections.unmodifiableSet(users);
    }
}
