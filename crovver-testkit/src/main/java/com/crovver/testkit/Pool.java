package com.crovver.testkit;

import org.jspecify.annotations.Nullable;

/**
 * A pool of credits as the plan defines it.
 *
 * @param limit credits per period
 * @param rollover whether the rest of a period is carried into the next one
 * @param rolloverCap most credits carried; null means no cap
 * @param soft whether the balance may go below zero
 */
record Pool(
        String key,
        String displayName,
        long limit,
        boolean rollover,
        @Nullable Long rolloverCap,
        boolean soft) {

    String limitBehavior() {
        return soft ? "soft" : "hard";
    }

    String refillBehavior() {
        return rollover ? "rollover" : "reset";
    }

    /** What the next period begins with, when so much is left of this one. Debts are not carried. */
    long refill(long rest) {
        if (!rollover || rest <= 0) {
            return limit;
        }
        return limit + (rolloverCap == null ? rest : Math.min(rest, rolloverCap));
    }
}
