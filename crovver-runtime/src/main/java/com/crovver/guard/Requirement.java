package com.crovver.guard;

import com.crovver.annotation.Charge;
import com.crovver.annotation.Cost;
import com.crovver.annotation.FirstUse;
import com.crovver.annotation.OutagePolicy;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an operation demands of its caller. Immutable and thread-safe. The factory methods make the common case,
 * the methods of a case change one aspect of it each; generated guards are written with both.
 */
public sealed interface Requirement {

    /** What holds while Crovver cannot be asked. */
    OutagePolicy outage();

    /** The same with another policy for outages. */
    Requirement outage(OutagePolicy policy);

    /**
     * The tenant has a live subscription.
     *
     * @param product slug of the product that must be subscribed to; null for any
     * @param outage what holds while Crovver cannot be asked
     */
    record Subscription(@Nullable String product, OutagePolicy outage) implements Requirement {
        @Override
        public Subscription outage(OutagePolicy policy) {
            return new Subscription(product, policy);
        }
    }

    /**
     * The tenant's plan has a feature.
     *
     * @param key the feature's key, not blank
     * @param product slug of the product to look in; null for the newest live subscription
     * @param outage what holds while Crovver cannot be asked
     */
    record Feature(String key, @Nullable String product, OutagePolicy outage) implements Requirement {
        /** Refuses a blank key. */
        public Feature {
            requireText("feature key", key);
        }

        @Override
        public Feature outage(OutagePolicy policy) {
            return new Feature(key, product, policy);
        }
    }

    /**
     * The calling user holds a seat.
     *
     * @param onFirstUse what happens to a user who never had one
     * @param outage what holds while Crovver cannot be asked
     */
    record Seat(FirstUse onFirstUse, OutagePolicy outage) implements Requirement {
        /** The same with another fate for a user who never had a seat. */
        public Seat onFirstUse(FirstUse use) {
            return new Seat(use, outage);
        }

        @Override
        public Seat outage(OutagePolicy policy) {
            return new Seat(onFirstUse, policy);
        }
    }

    /**
     * The run is paid from a pool.
     *
     * @param pool the pool's key, not blank
     * @param amount credits per run, at least 1; what is left of it if {@code cost} computes them
     * @param charge when they are taken
     * @param cost computes the credits of a request; null if they are always the amount
     * @param keyRequired whether a request without an idempotency key is refused
     * @param outage what holds while Crovver cannot be asked
     */
    record Credits(
            String pool,
            long amount,
            Charge charge,
            @Nullable Class<? extends Cost> cost,
            boolean keyRequired,
            OutagePolicy outage)
            implements Requirement {
        /** Refuses a blank pool and an amount below 1. */
        public Credits {
            requireText("pool", pool);
            if (amount < 1) {
                throw new IllegalArgumentException("amount of pool \"" + pool + "\" must be at least 1, was " + amount);
            }
        }

        /** The same with another number of credits per run. */
        public Credits amount(long credits) {
            return new Credits(pool, credits, charge, cost, keyRequired, outage);
        }

        /** The same, taken at another time. */
        public Credits charge(Charge when) {
            return new Credits(pool, amount, when, cost, keyRequired, outage);
        }

        /** The same with credits that are computed for each request. */
        public Credits cost(Class<? extends Cost> computed) {
            return new Credits(pool, amount, charge, computed, keyRequired, outage);
        }

        /** The same, and no request without an idempotency key is let through. */
        public Credits requireKey() {
            return new Credits(pool, amount, charge, cost, true, outage);
        }

        @Override
        public Credits outage(OutagePolicy policy) {
            return new Credits(pool, amount, charge, cost, keyRequired, policy);
        }
    }

    /** A live subscription to anything. */
    static Subscription subscription() {
        return new Subscription(null, OutagePolicy.DEFAULT);
    }

    /** A live subscription to one product. */
    static Subscription subscription(String product) {
        return new Subscription(product, OutagePolicy.DEFAULT);
    }

    /** A feature of the newest live subscription. */
    static Feature feature(String key) {
        return new Feature(key, null, OutagePolicy.DEFAULT);
    }

    /** A feature within one product. */
    static Feature feature(String key, String product) {
        return new Feature(key, product, OutagePolicy.DEFAULT);
    }

    /** A seat for the calling user, given at the first use. */
    static Seat seat() {
        return new Seat(FirstUse.ALLOCATE, OutagePolicy.DEFAULT);
    }

    /** A charge of a fixed amount, taken before the run. */
    static Credits credits(String pool, long amount) {
        return new Credits(pool, amount, Charge.BEFORE, null, false, OutagePolicy.DEFAULT);
    }

    /** Applies the function of the case at hand; a new case makes every caller fail to compile. */
    default <R> R fold(
            Function<? super Subscription, ? extends R> subscription,
            Function<? super Feature, ? extends R> feature,
            Function<? super Seat, ? extends R> seat,
            Function<? super Credits, ? extends R> credits) {
        if (this instanceof Subscription is) {
            return subscription.apply(is);
        } else if (this instanceof Feature is) {
            return feature.apply(is);
        } else if (this instanceof Seat is) {
            return seat.apply(is);
        } else {
            return credits.apply((Credits) this);
        }
    }

    private static void requireText(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " must not be blank");
        }
    }
}
