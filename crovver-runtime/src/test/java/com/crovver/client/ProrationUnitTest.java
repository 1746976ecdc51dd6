package com.crovver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.crovver.model.ProrationAmount;
import com.crovver.model.ProrationCheckout;
import java.math.BigDecimal;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a proration checkout answers, and in which unit. */
class ProrationUnitTest {

    /** Ten seats now, eight of them included: five more are five times 4.50 times 20/30 days, 15.00. */
    private static final ProrationCheckoutRequest KNOWING = Calls.PRORATION.knowing(10, 8);

    private static final String ID = "6f3b7a10-0e51-4f7d-9c0e-6d1c39b2f7aa";

    @Test
    void paymentPage_readsEveryField() {
        assertThat(Answers.example(call(KNOWING, ProrationAmount.Unit.MINOR), "checkoutCreated"))
                .isEqualTo(new ProrationCheckout.PaymentPage(
                        ID,
                        URI.create("https://checkout.stripe.com/c/pay/cs_live_p15"),
                        new ProrationAmount(new BigDecimal("15"), ProrationAmount.Unit.MAJOR, true, Calls.EUR),
                        new ProrationCheckout.Details(
                                "Five more seats until the period ends",
                                "5 seats x 4.50 x 20/30 days",
                                new BigDecimal("20"),
                                new BigDecimal("30"),
                                new BigDecimal("4.5"),
                                "Pay to raise the seat count")));
    }

    @ParameterizedTest
    @CsvSource({
        "15,MAJOR,true,15",
        "'\"15.00\"',MAJOR,true,15.00",
        "1500,MINOR,true,15.00",
        "15.01,MAJOR,false,15.01",
        "1501,MAJOR,false,1501",
        "150,MAJOR,false,150",
        "0,MAJOR,true,0"
    })
    void unit_isProvedByTheComputedAmount_neverGuessedBySize(
            String sent, ProrationAmount.Unit unit, boolean verified, BigDecimal major) {
        ProrationAmount amount = amount(KNOWING, ProrationAmount.Unit.MAJOR, sent);

        assertThat(amount.unit()).isEqualTo(unit);
        assertThat(amount.verified()).isEqualTo(verified);
        assertThat(amount.inMajorUnits()).isEqualByComparingTo(major);
    }

    @Test
    void unit_withoutWhatItTakesToCompute_isTheConfiguredOne() {
        for (ProrationAmount.Unit configured : ProrationAmount.Unit.values()) {
            ProrationAmount amount = amount(Calls.PRORATION, configured, "1500");
            assertThat(amount.unit()).isEqualTo(configured);
            assertThat(amount.verified()).isFalse();
            ProrationCheckout short_ = Answers.example(call(KNOWING, configured), "minorUnits");
            assertThat(short_.amount()).isEqualTo(new ProrationAmount(new BigDecimal("1500"), configured, false, null));
        }
        assertThat(amount(Calls.PRORATION, ProrationAmount.Unit.MINOR, "1500").inMajorUnits())
                .isEqualByComparingTo("15");
    }

    /** 1750 yen are 1750 yen in either unit; 1750 minor units of a dinar are 1.750. */
    @ParameterizedTest
    @CsvSource({
        "EUR,1750,false,17.50",
        "JPY,1750,false,1750",
        "KWD,1750,false,1.750",
        "JPY,15,true,15",
        "JPY,1500,false,1500",
        "KWD,15000,true,15"
    })
    void minorUnits_areThoseOfTheCurrency(String currency, String sent, boolean verified, BigDecimal major) {
        ProrationAmount amount = amount(KNOWING, ProrationAmount.Unit.MINOR, sent, currency);

        assertThat(amount.verified()).isEqualTo(verified);
        assertThat(amount.inMajorUnits()).isEqualByComparingTo(major);
    }

    @Test
    void expectedAmount_isRoundedToTheMinorUnit_andIncludedSeatsAreFree() {
        // One billable seat, 4.50 x 20/30 = 3.00; from five to nine seats with eight included.
        ProrationCheckoutRequest few =
                ProrationCheckoutRequest.of(Calls.TENANT, 9).knowing(5, 8);

        assertThat(amount(few, ProrationAmount.Unit.MAJOR, "300").unit()).isEqualTo(ProrationAmount.Unit.MINOR);
        ProrationCheckout third = Answers.data(
                call(few, ProrationAmount.Unit.MAJOR),
                "{\"prorationId\":\"p\",\"prorationAmount\":\"1.67\",\"prorationDetails\":{\"daysRemaining\":\"10\","
                        + "\"totalDaysInPeriod\":30,\"perSeatPrice\":\"5.00\"}}");
        assertThat(third.amount().verified()).isTrue();
        assertThat(third).isInstanceOf(ProrationCheckout.Invoiced.class);
    }

    @Test
    void withoutPage_anInvoiceFollowsOrNothingIsToBePaid() {
        ProrationCheckout invoice = Answers.example(call(Calls.PRORATION, ProrationAmount.Unit.MAJOR), "invoiceIssued");
        ProrationCheckout nothing =
                Answers.example(call(Calls.PRORATION, ProrationAmount.Unit.MAJOR), "withinIncludedSeats");

        assertThat(invoice).isInstanceOf(ProrationCheckout.Invoiced.class);
        assertThat(invoice.details().message()).isEqualTo("An invoice was issued; seats follow once it is paid");
        String which = nothing.fold(page -> "page", invoiced -> "invoice", free -> "nothing");
        assertThat(which).isEqualTo("nothing");
        assertThat(Answers.data(
                                call(Calls.PRORATION, ProrationAmount.Unit.MAJOR),
                                "{\"prorationId\":\"p\",\"proratedAmount\":5}")
                        .amount()
                        .sent())
                .isEqualByComparingTo("5");
    }

    @Test
    void capacity_thatIsNotHigher_isRefused() {
        assertThatThrownBy(() -> ProrationCheckoutRequest.of("acme", 0)).hasMessageContaining("was 0");
        assertThatThrownBy(() -> ProrationCheckoutRequest.of("acme", 10).knowing(10, 0))
                .hasMessageContaining("above the current capacity of 10, was 10");
        assertThatThrownBy(() -> ProrationCheckoutRequest.of("acme", 10).knowing(-1, 0))
                .hasMessageContaining("were -1 and 0");
    }

    private static ProrationAmount amount(ProrationCheckoutRequest wish, ProrationAmount.Unit configured, String sent) {
        return amount(wish, configured, sent, "EUR");
    }

    private static ProrationAmount amount(
            ProrationCheckoutRequest wish, ProrationAmount.Unit configured, String sent, String currency) {
        return Answers.data(
                        call(wish, configured),
                        "{\"prorationId\":\"p\",\"requiresPayment\":true,\"prorationAmount\":" + sent
                                + ",\"prorationDetails\":{\"daysRemaining\":20,\"totalDaysInPeriod\":30,"
                                + "\"perSeatPrice\":4.5,\"currency\":\"" + currency + "\"}}")
                .amount();
    }

    private static ApiCall<ProrationCheckout> call(ProrationCheckoutRequest wish, ProrationAmount.Unit configured) {
        return ProrationCalls.checkout(wish, configured);
    }
}
