package com.crovver.billing;

import com.crovver.model.Money;
import com.crovver.model.Plan;
import com.crovver.model.PlanPrice;
import com.crovver.model.Subscription;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;

/**
 * What more seats cost until the period ends, and from then on. The API tells that price only together with a payment
 * session, so it is computed here, as the API's own documents say (contract, 8); the payment page has the last word.
 *
 * @param newSeats seats in all afterwards
 * @param addedSeats how many of them are new
 * @param chargedSeats how many of the new ones are beyond the included ones
 * @param now to be paid now
 * @param perSeat price of one seat for a whole period
 * @param daysRemaining days left in the period, a begun one counted whole
 * @param totalDays days in the period
 * @param perPeriod the whole price of each later period
 */
record SeatQuote(
        long newSeats,
        long addedSeats,
        long chargedSeats,
        Money now,
        Money perSeat,
        long daysRemaining,
        long totalDays,
        Money perPeriod) {

    /** The quote; empty if the seats are no more than now, or the subscription does not say enough. */
    static Optional<SeatQuote> of(Subscription subscription, Plan plan, Currency currency, long newSeats, Instant at) {
        Long capacity = subscription.capacityUnits();
        Instant start = subscription.currentPeriodStart();
        Instant end = subscription.currentPeriodEnd();
        Optional<PlanPrice> price = plan.prices().stream()
                .filter(each -> each.base().currency().equals(currency))
                .filter(each -> each.perSeat() != null)
                .findFirst();
        if (capacity == null
                || newSeats <= capacity
                || start == null
                || end == null
                || !at.isBefore(end)
                || price.isEmpty()) {
            return Optional.empty();
        }
        Money perSeat = price.get().perSeat();
        if (perSeat == null) {
            return Optional.empty();
        }
        long included = plan.includedSeats() == null ? 0 : plan.includedSeats();
        long charged = billable(newSeats, included) - billable(capacity, included);
        long total = Math.max(1, wholeDays(Duration.between(start, end)));
        long remaining = Math.min(total, wholeDays(Duration.between(at, end)));
        BigDecimal now = perSeat.amount()
                .multiply(BigDecimal.valueOf(charged))
                .multiply(BigDecimal.valueOf(remaining))
                .divide(BigDecimal.valueOf(total), digits(currency), RoundingMode.HALF_UP);
        BigDecimal perPeriod = price.get()
                .base()
                .amount()
                .add(perSeat.amount().multiply(BigDecimal.valueOf(billable(newSeats, included))));
        return Optional.of(new SeatQuote(
                newSeats,
                newSeats - capacity,
                charged,
                new Money(now, currency),
                perSeat,
                remaining,
                total,
                new Money(perPeriod, currency)));
    }

    private static long billable(long seats, long included) {
        return Math.max(0, seats - included);
    }

    private static long wholeDays(Duration duration) {
        return duration.plusDays(1).minusNanos(1).toDays();
    }

    private static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }
}
