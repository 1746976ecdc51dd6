package com.crovver.guard;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One thing that an operation demands of its caller. Immutable and thread-safe. */
public sealed interface Requirement {

    /**
     * The tenant's plan has a feature.
     *
     * @param key the feature's key, not blank
     * @param product slug of the product to look in; null for the newest live subscription
     */
    record Feature(String key, @Nullable String product) implements Requirement {
        /** Refuses a blank key. */
        public Feature {
            requireText("feature key", key);
        }
    }

    /** The calling user holds a seat. */
    record Seat() implements Requirement {}

    /**
     * The run is paid from a pool.
     *
     * @param pool the pool's key, not blank
     * @param amount credits per run, at least 1
     */
    record Credits(String pool, long amount) implements Requirement {
        /** Refuses a blank pool and an amount below 1. */
        public Credits {
            requireText("pool", pool);
            if (amount < 1) {
                throw new IllegalArgumentException("amount of pool \"" + pool + "\" must be at least 1, was " + amount);
            }
        }
    }

    /** A feature of the newest live subscription. */
    static Requirement feature(String key) {
        return new Feature(key, null);
    }

    /** A feature within one product. */
    static Requirement feature(String key, String product) {
        return new Feature(key, product);
    }

    /** A seat for the calling user. */
    static Requirement seat() {
        return new Seat();
    }

    /** A charge. */
    static Requirement credits(String pool, long amount) {
        return new Credits(pool, amount);
    }

    /** Applies the function of the case at hand; a new case makes every caller fail to compile. */
    default <R> R fold(
            Function<? super Feature, ? extends R> feature,
            Function<? super Seat, ? extends R> seat,
            Function<? super Credits, ? extends R> credits) {
        if (this instanceof Feature is) {
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
