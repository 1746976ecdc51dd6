package com.crovver.model;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount in major units of a currency: 17.5 EUR is seventeen euros and fifty cents.
 *
 * @param amount the amount, as exact as the API sent it
 * @param currency the ISO 4217 currency
 */
public record Money(BigDecimal amount, Currency currency) {

    /** The amount in plain digits and the currency code, for example {@code 17.50 EUR}. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }
}
