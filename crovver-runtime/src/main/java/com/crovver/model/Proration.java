package com.crovver.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one more seat costs for the rest of the current period.
 *
 * @param price the amount to pay now
 * @param description for people; null if there is none
 * @param calculation the formula, for people; null if there is none
 * @param daysRemaining days left in the period, possibly with a fraction; null where the API does not say
 * @param totalDaysInPeriod days in the period; null where the API does not say
 * @param perSeatPrice price of one seat for a whole period; null where the API does not say
 * @param currentSeats seats paid for now
 * @param newSeats seats after the purchase
 */
public record Proration(
        Money price,
        @Nullable String description,
        @Nullable String calculation,
        @Nullable BigDecimal daysRemaining,
        @Nullable BigDecimal totalDaysInPeriod,
        @Nullable Money perSeatPrice,
        long currentSeats,
        long newSeats) {}
