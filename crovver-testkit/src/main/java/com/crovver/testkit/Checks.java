package com.crovver.testkit;

import java.math.BigDecimal;
import java.util.Currency;

/** What set-up code may say; a mistake there fails where it was made, not in a later answer. */
final class Checks {

    private Checks() {}

    static String text(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is blank");
        }
        return value;
    }

    static long atLeast(long least, String name, long value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be at least " + least);
        }
        return value;
    }

    static int atLeast(int least, String name, int value) {
        return Math.toIntExact(atLeast((long) least, name, (long) value));
    }

    static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("currency is \"" + code + "\", which is no ISO 4217 code", e);
        }
    }

    static BigDecimal amount(String name, String value) {
        BigDecimal amount;
        try {
            amount = new BigDecimal(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is \"" + value + "\", which is no decimal number", e);
        }
        if (amount.signum() < 0) {
            throw new IllegalArgumentException(name + " is negative: " + value);
        }
        return amount;
    }

    /** "Route lookups" from "route_lookups", for whoever did not bother to name a thing. */
    static String displayName(String key) {
        String words = key.replace('_', ' ').replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
