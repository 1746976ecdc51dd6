package com.crovver.gate;

import com.crovver.model.BillingInterval;
import com.crovver.model.Money;
import java.math.BigDecimal;

/** Writes amounts of money with the digits that their currency is written with: the API sends 6 as readily as 6.00. */
public final class Prices {

    private Prices() {}

    /** The amount in major units, with at least the currency's own digits. */
    static BigDecimal amount(Money money) {
        int digits = Math.max(0, money.currency().getDefaultFractionDigits());
        return money.amount().scale() < digits ? money.amount().setScale(digits) : money.amount();
    }

    /** The amount for people, such as {@code EUR 6.00}. */
    public static String text(Money money) {
        return money.currency().getCurrencyCode() + " " + amount(money).toPlainString();
    }

    /** How often a price is paid, to stand behind it. */
    public static String period(BillingInterval interval) {
        return switch (interval) {
            case MONTHLY -> " a month";
            case YEARLY -> " a year";
            case ONE_TIME -> " once";
            case UNKNOWN -> "";
        };
    }
}
