package com.crovver.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a tenant's seat allocations.
 *
 * @param allocations in the API's order
 * @param seats the tenant's seats at that moment; null where the API does not say
 * @param total matching allocations over all pages
 * @param page number of this page, from 1
 * @param limit most allocations on a page; null where the API does not say
 * @param totalPages how many pages there are, or, where the API does not say, are known to be; 0 if nothing matches
 * @param hasNextPage whether another page follows
 */
public record AllocationPage(
        List<Allocation> allocations,
        @Nullable SeatCount seats,
        long total,
        int page,
        @Nullable Integer limit,
        int totalPages,
        boolean hasNextPage) {

    /** Copies the list, so that the page cannot change. */
    public AllocationPage {
        allocations = List.copyOf(allocations);
    }
}
