package com.crovver.testkit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;

/**
 * What more seats cost for the rest of a period: the billable ones among them, by the share of the period's days that is
 * left, rounded half up to the currency's minor unit.
 *
 * @param amount in major units
 */
record Proration(
        BigDecimal amount, Currency currency, long daysRemaining, long totalDays, long currentSeats, long newSeats) {

    static Proration of(Price price, SeatTerms terms, Period period, Instant now, long currentSeats, long newSeats) {
        long daysRemaining = period.daysRemaining(now);
        long totalDays = period.totalDays();
        BigDecimal amount = price.perSeat()
                .multiply(BigDecimal.valueOf(terms.billable(newSeats) - terms.billable(currentSeats)))
                .multiply(BigDecimal.valueOf(daysRemaining))
                .divide(
                        BigDecimal.valueOf(totalDays),
                        price.currency().getDefaultFractionDigits(),
                        RoundingMode.HALF_UP);
        return new Proration(amount, price.currency(), daysRemaining, totalDays, currentSeats, newSeats);
    }
}
