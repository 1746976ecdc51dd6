package com.crovver.model;

import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What a proration checkout costs. The sources do not agree on the unit of the number that the API sends (17.50 or 1750 for
 * seventeen and a half), and no size tells them apart. So the unit is either proved, by computing the amount from the
 * answer's own details and the seats, or the one the client is configured for; {@link #verified()} says which.
 *
 * @param sent the number as the API sent it
 * @param unit what it is counted in
 * @param verified whether the unit was proved; if not, show the amount only together with what the payment page says
 * @param currency null where the API does not say: it is that of the subscription
 */
public record ProrationAmount(
        BigDecimal sent,
        Unit unit,
        boolean verified,
        @Nullable Currency currency) {

    /** What an amount of money is counted in. */
    public enum Unit {
        /** Euros, dollars: 17.50. */
        MAJOR,
        /** The smallest part of these, mostly a hundredth: 1750. A yen has none smaller, a dinar has a thousand. */
        MINOR
    }

    private static final int USUAL_DIGITS = 2;

    /** The amount in major units of its currency; minor ones of a currency that is not known count as hundredths. */
    public BigDecimal inMajorUnits() {
        if (unit == Unit.MAJOR) {
            return sent;
        }
        return sent.movePointLeft(currency == null ? USUAL_DIGITS : Math.max(0, currency.getDefaultFractionDigits()));
    }
}
