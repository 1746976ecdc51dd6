package com.crovver.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch of seats. Users are taken in the order of the list until the seats are used up.
 *
 * @param allocated ids of the users who were given a seat
 * @param skipped ids of the users who had one
 * @param rejected ids of the users for whom there was no room; raise the capacity, then send these again
 * @param seats the tenant's seats after the call; null where the API does not say
 * @param message for people; null if there is none
 */
public record BulkAllocation(
        List<String> allocated,
        List<String> skipped,
        List<String> rejected,
        @Nullable SeatCount seats,
        @Nullable String message) {

    /** Copies the lists, so that the answer cannot change. */
    public BulkAllocation {
        allocated = List.copyOf(allocated);
        skipped = List.copyOf(skipped);
        rejected = List.copyOf(rejected);
    }

    /** Whether every user of the batch holds a seat. */
    public boolean complete() {
        return rejected.isEmpty();
    }
}
