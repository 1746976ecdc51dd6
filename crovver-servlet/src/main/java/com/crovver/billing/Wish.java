package com.crovver.billing;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a form of the billing page asks for. Immutable.
 *
 * @param action what its button does
 * @param item what it is about: id of a plan, an add-on or a subscription; empty where there is only one thing
 * @param seats seats in all; null if none were named
 * @param currency the plan's price that was chosen; null if none was
 * @param reason why a subscription is cancelled; null if no reason was given
 */
record Wish(
        Action action,
        String item,
        @Nullable Integer seats,
        @Nullable String currency,
        @Nullable String reason) {

    static final String ACTION = "action";
    static final String ITEM = "item";
    static final String SEATS = "seats";
    static final String CURRENCY = "currency";
    static final String REASON = "reason";
    static final String NONCE = "nonce";

    /** What can be done. */
    enum Action {
        /** Subscribes to a plan. */
        PLAN,
        /** Buys an add-on. */
        ADDON,
        /** Buys more seats. */
        SEATS,
        /** Ends a subscription. */
        CANCEL,
        /** Goes to the hosted billing portal. */
        PORTAL,
        /** Goes to the hosted pricing page. */
        PRICING,
        /** Goes to the hosted renewal page. */
        RENEWAL;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether it must not be done twice: Crovver knows no keys for most of these. */
        boolean once() {
            return this == PLAN || this == ADDON || this == SEATS || this == CANCEL;
        }
    }

    /** The wish of a form; empty if no form of ours asks so. */
    static Optional<Wish> of(Map<String, String> form) {
        for (Action action : Action.values()) {
            if (action.word().equals(form.get(ACTION))) {
                return Optional.of(new Wish(
                        action,
                        form.getOrDefault(ITEM, ""),
                        number(form.get(SEATS)),
                        form.get(CURRENCY),
                        form.get(REASON)));
            }
        }
        return Optional.empty();
    }

    /** A whole number of at most six digits; null for any other text. */
    static @Nullable Integer number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,6}") ? Integer.valueOf(text) : null;
    }

    /** All of it, to tell one wish from another. */
    String text() {
        return toString();
    }
}
