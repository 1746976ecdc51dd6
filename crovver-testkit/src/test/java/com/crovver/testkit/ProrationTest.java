package com.crovver.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProrationTest {

    private static final SeatTerms EIGHT_INCLUDED = new SeatTerms(8, null, null);
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final Period THIRTY_DAYS = new Period(START, Instant.parse("2026-07-01T00:00:00Z"));

    private static Proration prorate(String currency, String perSeat, String now, long current, long wanted) {
        Price price = new Price(Currency.getInstance(currency), new BigDecimal("40"), new BigDecimal(perSeat));
        return Proration.of(price, EIGHT_INCLUDED, THIRTY_DAYS, Instant.parse(now), current, wanted);
    }

    @ParameterizedTest(name = "{1} -> {2} seats at {0}: {3}")
    @CsvSource({
        // 20 of 30 days left
        "2026-06-11T00:00:00Z, 10, 11, 3.00",
        "2026-06-11T00:00:00Z, 8,  12, 12.00",
        // the included seats are free, also those among the new ones
        "2026-06-11T00:00:00Z, 6,  7,  0.00",
        "2026-06-11T00:00:00Z, 7,  9,  3.00",
        // a whole period
        "2026-06-01T00:00:00Z, 10, 11, 4.50",
        // 1 and 7 of 30 days; 0.15 and 1.05
        "2026-06-30T00:00:00Z, 10, 11, 0.15",
        "2026-06-24T00:00:00Z, 10, 11, 1.05",
        // a day that has begun counts in full
        "2026-06-11T18:00:00Z, 10, 11, 3.00",
    })
    void of_seatsAtFourFifty_chargesBillableSeatsForTheDaysLeft(String now, long current, long wanted, String amount) {
        assertThat(prorate("EUR", "4.50", now, current, wanted).amount()).isEqualTo(new BigDecimal(amount));
    }

    @Test
    void of_halfACent_roundsUp() {
        // 0.15 x 1/30 is 0.005
        assertThat(prorate("EUR", "0.15", "2026-06-30T00:00:00Z", 10, 11).amount())
                .isEqualTo(new BigDecimal("0.01"));
        assertThat(prorate("EUR", "0.14", "2026-06-30T00:00:00Z", 10, 11).amount())
                .isEqualTo(new BigDecimal("0.00"));
    }

    @Test
    void of_currencyWithoutCents_roundsToWholeUnits() {
        assertThat(prorate("JPY", "500", "2026-06-30T00:00:00Z", 10, 11).amount())
                .isEqualTo(new BigDecimal("17"));
    }

    @Test
    void of_periodOver_chargesNothing() {
        assertThat(prorate("EUR", "4.50", "2026-07-01T00:00:00Z", 10, 11).amount())
                .isEqualByComparingTo("0");
    }
}
