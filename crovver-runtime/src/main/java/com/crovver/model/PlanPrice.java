package com.crovver.model;

import org.jspecify.annotations.Nullable;

/**
 * What a plan costs per period in one currency: a flat amount, or a base price and a price for each further seat.
 *
 * @param base the whole price of a flat plan, or the base price of a seat-based one
 * @param perSeat price of each seat beyond the included ones; null for a flat plan
 */
public record PlanPrice(Money base, @Nullable Money perSeat) {}
