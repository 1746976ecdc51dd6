package com.crovver.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a subscription that is no longer live can be brought back.
 *
 * @param supported whether it can
 * @param method where that leads
 * @param word the method as the API named it; null if it named none
 * @param providers payment providers that can take the renewal; empty where the API does not say
 */
public record Renewal(
        boolean supported, Method method, @Nullable String word, List<String> providers) {

    /** Where a renewal leads. */
    public enum Method {
        /** To the portal's renewal page, to pay again; a new checkout would be refused. */
        GATEWAY,
        /** To the billing portal, to fix the payment method. */
        STRIPE_UPDATE,
        /** To a new checkout. */
        RESUBSCRIBE,
        /** Nowhere: there is nothing to renew. */
        NONE,
        /** A word the kit does not know. */
        UNKNOWN
    }

    /** Copies the list, so that the record cannot change. */
    public Renewal {
        providers = List.copyOf(providers);
    }

    /** The method that a word of the API means; null means none. */
    public static Method methodOf(@Nullable String word) {
        if (word == null) {
            return Method.NONE;
        }
        return switch (word) {
            case "gateway" -> Method.GATEWAY;
            case "stripe_update" -> Method.STRIPE_UPDATE;
            case "resubscribe" -> Method.RESUBSCRIBE;
            default -> Method.UNKNOWN;
        };
    }
}
