package com.crovver.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.client.CrovverClient;
import com.crovver.client.ProrationCheckoutRequest;
import com.crovver.model.Plan;
import com.crovver.model.ProrationCheckout;
import com.crovver.model.Subscription;
import com.crovver.testkit.CrovverEmulator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The price of seats that the page shows, against the price that Crovver asks for. */
class SeatQuoteTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    private final CrovverEmulator crovver = CrovverEmulator.start();
    private final CrovverClient client = CrovverClient.builder()
            .secretKey(crovver.secretKey())
            .baseUrl(crovver.uri().toString())
            .build();

    @BeforeEach
    void sell() {
        crovver.clock(Clock.fixed(Instant.parse("2026-07-01T00:00:00Z"), ZoneOffset.UTC));
        crovver.plan("team", plan -> plan.seatBased("EUR", "40.00", 8, "4.50").maxSeats(50));
    }

    @AfterEach
    void stop() {
        client.close();
        crovver.close();
    }

    @ParameterizedTest
    @CsvSource({
        "10, 11, 2026-07-11T12:00:00Z",
        "10, 15, 2026-07-31T23:59:59Z",
        "3, 8, 2026-07-11T12:00:00Z",
        "3, 9, 2026-07-01T00:00:00Z",
        "20, 50, 2026-07-02T00:00:00Z"
    })
    void quote_isWhatCrovverAsksFor(int paidFor, int wanted, Instant now) {
        crovver.tenant("acme", tenant -> tenant.plan("team").status("active").seats(paidFor));
        crovver.clock(Clock.fixed(now, ZoneOffset.UTC));
        Subscription subscription = client.getSubscriptions("acme").get(0);
        Plan plan = client.getPlans().get(0);

        SeatQuote quote = SeatQuote.of(subscription, plan, EUR, wanted, now).orElseThrow();

        ProrationCheckout asked = client.createProrationCheckout(
                ProrationCheckoutRequest.of("acme", wanted).knowing(paidFor, 8));
        assertThat(quote.now().amount()).isEqualByComparingTo(asked.amount().inMajorUnits());
        if (asked.details().daysRemaining() != null) {
            assertThat(quote.daysRemaining())
                    .isEqualTo(asked.details().daysRemaining().longValueExact());
            assertThat(quote.totalDays())
                    .isEqualTo(asked.details().totalDaysInPeriod().longValueExact());
        }
    }

    @Test
    void laterPeriods_costBaseAndEverySeatBeyondTheIncludedOnes() {
        crovver.tenant("acme", tenant -> tenant.plan("team").status("active").seats(10));

        SeatQuote quote = SeatQuote.of(
                        client.getSubscriptions("acme").get(0),
                        client.getPlans().get(0),
                        EUR,
                        12,
                        Instant.parse("2026-07-15T00:00:00Z"))
                .orElseThrow();

        assertThat(quote.perPeriod().amount()).isEqualByComparingTo("58.00");
        assertThat(quote.addedSeats()).isEqualTo(2);
        assertThat(quote.chargedSeats()).isEqualTo(2);
    }

    @Test
    void noMoreSeatsThanNow_orAnotherCurrency_orAPeriodThatIsOver_haveNoPrice() {
        crovver.tenant("acme", tenant -> tenant.plan("team").status("active").seats(10));
        Subscription subscription = client.getSubscriptions("acme").get(0);
        Plan plan = client.getPlans().get(0);
        Instant now = Instant.parse("2026-07-15T00:00:00Z");

        assertThat(SeatQuote.of(subscription, plan, EUR, 10, now)).isEqualTo(Optional.empty());
        assertThat(SeatQuote.of(subscription, plan, Currency.getInstance("USD"), 11, now))
                .isEmpty();
        assertThat(SeatQuote.of(subscription, plan, EUR, 11, Instant.parse("2026-08-01T00:00:00Z")))
                .isEmpty();
    }
}
