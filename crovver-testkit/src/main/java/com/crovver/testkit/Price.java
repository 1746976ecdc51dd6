package com.crovver.testkit;

import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What a plan costs in one currency, in major units.
 *
 * @param amount the whole price of a flat plan, the base price of a seat-based one
 * @param perSeat price of each seat beyond the included ones; zero on a flat plan
 */
record Price(Currency currency, BigDecimal amount, BigDecimal perSeat) {

    /** What so many seats cost for a whole period; a flat plan costs the same for any number. */
    BigDecimal total(@Nullable SeatTerms terms, int seats) {
        return terms == null ? amount : amount.add(perSeat.multiply(BigDecimal.valueOf(terms.billable(seats))));
    }

    boolean isFree() {
        return amount.signum() == 0 && perSeat.signum() == 0;
    }
}
