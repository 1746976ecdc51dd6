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
 * @param perSeat price of one seat for a whole period, in major units
 */
record Proration(
        BigDecimal amount,
        BigDecimal perSeat,
        Currency currency,
        long billable,
        long daysRemaining,
        long totalDays,
        long currentSeats,
        long newSeats) {

    static Proration of(Subscription subscription, Plan plan, SeatTerms terms, Instant now, long newSeats) {
        Price price = plan.priceFor(subscription);
        return of(price, terms, subscription.period(), now, subscription.seats().capacity(), newSeats);
    }

    static Proration of(Price price, SeatTerms terms, Period period, Instant now, long currentSeats, long newSeats) {
        long daysRemaining = period.daysRemaining(now);
        long totalDays = period.totalDays();
        long billable = terms.billable(newSeats) - terms.billable(currentSeats);
        BigDecimal amount = price.perSeat()
                .multiply(BigDecimal.valueOf(billable))
                .multiply(BigDecimal.valueOf(daysRemaining))
                .divide(
                        BigDecimal.valueOf(totalDays),
                        price.currency().getDefaultFractionDigits(),
                        RoundingMode.HALF_UP);
        return new Proration(
                amount, price.perSeat(), price.currency(), billable, daysRemaining, totalDays, currentSeats, newSeats);
    }

    String description() {
        long more = newSeats - currentSeats;
        return (more == 1 ? "One more seat" : more + " more seats") + " until the period ends";
    }

    String calculation() {
        return billable + (billable == 1 ? " seat x " : " seats x ") + Json.text(perSeat, currency) + " x "
                + daysRemaining + "/" + totalDays + " days";
    }
}
