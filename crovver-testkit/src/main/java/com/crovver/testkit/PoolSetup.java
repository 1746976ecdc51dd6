package com.crovver.testkit;

import org.jspecify.annotations.Nullable;

/**
 * Declares a credit pool of a plan: unless told otherwise it is hard, and what is left at the end of a period is dropped.
 *
 * <p>Not thread-safe; used inside {@link PlanSetup#pool}.
 */
public final class PoolSetup {

    private final String key;
    private final long limit;
    private String displayName;
    private boolean soft;
    private boolean rollover;
    private @Nullable Long rolloverCap;

    PoolSetup(String key, long limit) {
        this.key = Checks.text("pool key", key);
        this.limit = Checks.atLeast(0, "limit of pool " + key, limit);
        this.displayName = Checks.displayName(key);
    }

    /** Its name for people; by default the key with blanks, "Api calls" for {@code api_calls}. */
    public PoolSetup displayName(String name) {
        displayName = Checks.text("display name", name);
        return this;
    }

    /** Lets the balance go below zero, with a warning, instead of blocking. */
    public PoolSetup soft() {
        soft = true;
        return this;
    }

    /** Carries all that is left at the end of a period into the next one. */
    public PoolSetup rollover() {
        rollover = true;
        rolloverCap = null;
        return this;
    }

    /** Carries what is left at the end of a period into the next one, at most {@code cap} credits. */
    public PoolSetup rollover(long cap) {
        rollover = true;
        rolloverCap = Checks.atLeast(0, "rollover cap", cap);
        return this;
    }

    Pool build() {
        return new Pool(key, displayName, limit, rollover, rolloverCap, soft);
    }
}
