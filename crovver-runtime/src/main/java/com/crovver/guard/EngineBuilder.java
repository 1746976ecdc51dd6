package com.crovver.guard;

import com.crovver.annotation.OutagePolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Sets up an {@link Engine}; everything has a default. Not thread-safe. */
public final class EngineBuilder {

    final Entitlements entitlements;
    final List<DecisionListener> listeners = new ArrayList<>();
    Clock clock = Clock.systemUTC();
    LongSupplier ticker = System::nanoTime;
    Duration budget = Duration.ofSeconds(2);
    int waiters = 200;
    int refreshThreads = 4;
    int tenants = 10_000;

    @Nullable ChargeStore store;

    Duration drain = Duration.ofSeconds(5);
    int deliveryThreads = 16;
    private @Nullable ActionRecords records;
    private Duration grants = Duration.ofMinutes(1);
    private Duration refusals = Duration.ofSeconds(1);
    private Duration grace = Duration.ZERO;
    private boolean featuresFromSubscriptions;
    private OutagePolicy subscriptionOutage = OutagePolicy.LAST_KNOWN;
    private OutagePolicy featureOutage = OutagePolicy.LAST_KNOWN;
    private OutagePolicy seatOutage = OutagePolicy.LAST_KNOWN;
    private Duration lastKnown = Duration.ofMinutes(10);
    private int breakerFailures = 5;
    private Duration breakerPause = Duration.ofSeconds(5);

    EngineBuilder(Entitlements entitlements) {
        this.entitlements = entitlements;
    }

    /** Remembers which actions have been paid and done, but not what is owed; for tests. */
    EngineBuilder records(ActionRecords newRecords) {
        records = newRecords;
        store = null;
        return this;
    }

    /**
     * Remembers which actions have been paid and done, and what is owed, which the engine delivers in the background. Without a
     * store, actions are remembered in memory, and no operation may charge on success, or run uncharged in an outage.
     */
    public EngineBuilder store(ChargeStore newStore) {
        records = newStore;
        store = newStore;
        return this;
    }

    /**
     * How long {@link Engine#close} goes on to deliver what is owed; by default 5 s. What remains is kept in its store.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public EngineBuilder drain(Duration longest) {
        drain = notNegative("drain", longest);
        return this;
    }

    /**
     * How many debts may be delivered at once, each of another tenant; by default 16. 0 leaves them to other nodes that share the
     * store.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public EngineBuilder deliveryThreads(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("deliveryThreads must not be negative, was " + most);
        }
        deliveryThreads = most;
        return this;
    }

    /** Tells whether a trial or a paid period has ended; by default the system's clock. */
    public EngineBuilder clock(Clock newClock) {
        clock = newClock;
        return this;
    }

    /** Nanoseconds that only ever pass, to tell how old answers are; by default {@link System#nanoTime}. */
    public EngineBuilder ticker(LongSupplier newTicker) {
        ticker = newTicker;
        return this;
    }

    /**
     * How long one decision may take in all, every call included; by default 2 s.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public EngineBuilder budget(Duration newBudget) {
        budget = positive("budget", newBudget);
        return this;
    }

    /**
     * How long a granted feature or subscription, and the list of seats, count before Crovver is asked again; by default
     * 60 s. It is asked in the background once three quarters of that have passed, if anybody wants to know.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public EngineBuilder grantsKept(Duration kept) {
        grants = notNegative("grantsKept", kept);
        return this;
    }

    /**
     * How long a refusal stands before Crovver is asked again; by default 1 s. What was just bought may not work for as long,
     * unless {@link Engine#tenantChanged} is told of it.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public EngineBuilder refusalsKept(Duration kept) {
        refusals = notNegative("refusalsKept", kept);
        return this;
    }

    /**
     * How long a subscription whose payment failed still counts as live; by default not at all. Crovver itself knows of no
     * grace: it gives no seats and takes no credits meanwhile, and requirements that name a product do not hold.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public EngineBuilder grace(Duration newGrace) {
        grace = notNegative("grace", newGrace);
        return this;
    }

    /**
     * Whether features are read from the tenant's subscriptions, with one call for any number of them, instead of being asked
     * for one by one; by default not. Features of a named product, and those that a pool may back, are asked for all the same.
     */
    public EngineBuilder featuresFromSubscriptions(boolean read) {
        featuresFromSubscriptions = read;
        return this;
    }

    /**
     * What holds for subscriptions while Crovver cannot be asked; by default what was last known.
     *
     * @throws IllegalArgumentException if it is {@link OutagePolicy#DEFAULT}
     */
    public EngineBuilder subscriptionOutage(OutagePolicy policy) {
        subscriptionOutage = general("subscriptionOutage", policy);
        return this;
    }

    /**
     * What holds for features while Crovver cannot be asked; by default what was last known.
     *
     * @throws IllegalArgumentException if it is {@link OutagePolicy#DEFAULT}
     */
    public EngineBuilder featureOutage(OutagePolicy policy) {
        featureOutage = general("featureOutage", policy);
        return this;
    }

    /**
     * What holds for seats while Crovver cannot be asked; by default what was last known. No new seat is given then: under {@link
     * OutagePolicy#ALLOW} users who have none are let through without one.
     *
     * @throws IllegalArgumentException if it is {@link OutagePolicy#DEFAULT}
     */
    public EngineBuilder seatOutage(OutagePolicy policy) {
        seatOutage = general("seatOutage", policy);
        return this;
    }

    /**
     * How old an answer may be that counts as last known; by default 10 minutes.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public EngineBuilder lastKnown(Duration maxAge) {
        lastKnown = notNegative("lastKnown", maxAge);
        return this;
    }

    /**
     * When Crovver is left alone: after how many failed calls in a row, and for how long until one call tries again; by
     * default 5, and 5 s.
     *
     * @throws IllegalArgumentException if {@code failures} is less than 1, or the pause not positive
     */
    public EngineBuilder breaker(int failures, Duration pause) {
        breakerFailures = atLeastOne("failures", failures);
        breakerPause = positive("pause", pause);
        return this;
    }

    /**
     * How many requests may wait for Crovver at once; of one tenant a quarter of it. By default 200.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public EngineBuilder waiters(int most) {
        waiters = atLeastOne("waiters", most);
        return this;
    }

    /**
     * How many calls may be made in the background at once; by default 4.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public EngineBuilder refreshThreads(int most) {
        refreshThreads = atLeastOne("refreshThreads", most);
        return this;
    }

    /**
     * About how many tenants answers are remembered at most; by default 10,000. Those seldom seen are forgotten first.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public EngineBuilder tenants(int most) {
        tenants = atLeastOne("tenants", most);
        return this;
    }

    /** Adds somebody who hears of every decision and charge. */
    public EngineBuilder listener(DecisionListener listener) {
        listeners.add(listener);
        return this;
    }

    /** The engine; to be closed by whoever built it. */
    public Engine build() {
        return new Engine(this);
    }

    ActionRecords records() {
        return records == null ? new MemoryActionRecords(new SteadyTime(clock, ticker)) : records;
    }

    Keeping keeping() {
        return new Keeping(grants, refusals, grace, featuresFromSubscriptions);
    }

    OutageRules outageRules() {
        return new OutageRules(subscriptionOutage, featureOutage, seatOutage, lastKnown);
    }

    Breaker breaker() {
        return new Breaker(breakerFailures, breakerPause, ticker);
    }

    private static OutagePolicy general(String what, OutagePolicy policy) {
        if (policy == OutagePolicy.DEFAULT) {
            throw new IllegalArgumentException(what + " must be REFUSE, ALLOW or LAST_KNOWN, was DEFAULT");
        }
        return policy;
    }

    private static Duration positive(String what, Duration value) {
        if (value.isZero()) {
            throw new IllegalArgumentException(what + " must be positive, was zero");
        }
        return notNegative(what, value);
    }

    private static Duration notNegative(String what, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(what + " must not be negative, was " + value);
        }
        return value;
    }

    private static int atLeastOne(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be at least 1, was " + value);
        }
        return value;
    }
}
