package com.crovver.testkit;

import org.jspecify.annotations.Nullable;

/**
 * How a plan sells seats.
 *
 * @param included seats covered by the base price
 * @param min fewest seats one may buy; null if there is no bound
 * @param max most seats one may buy; null if there is no bound
 */
record SeatTerms(
        int included, @Nullable Integer min, @Nullable Integer max) {

    long billable(long seats) {
        return Math.max(0, seats - included);
    }

    int fewest() {
        return Math.max(included, min == null ? 1 : min);
    }
}
