package com.crovver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.crovver.model.Access;
import com.crovver.model.Addon;
import com.crovver.model.ConsumeResult;
import com.crovver.model.CreditBalance;
import com.crovver.model.CrovverProtocolException;
import com.crovver.model.LimitBehavior;
import com.crovver.model.Money;
import com.crovver.model.Proration;
import com.crovver.model.SeatAllocation;
import com.crovver.model.SeatCount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the answers about access, credits and seats mean. */
class DecodingTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final ApiCall<Access> ACCESS =
            AccessCalls.canAccess(CanAccessRequest.feature(Calls.TENANT, "label_prints"));
    private static final ApiCall<Map<String, CreditBalance>> BALANCE = CreditCalls.balance(Calls.TENANT);
    private static final ApiCall<ConsumeResult> CONSUME =
            CreditCalls.consume(new ConsumeCreditsRequest(Calls.TENANT, "label_prints", 1, "key-1"));
    private static final ApiCall<List<Addon>> ADDONS = AddonCalls.available(Calls.TENANT);
    private static final ApiCall<SeatAllocation> ALLOCATE =
            SeatCalls.allocate(AllocateSeatRequest.of(Calls.TENANT, "u_emma_41"));

    @Test
    void canAccess_readsFlagAndCredits() {
        assertThat(Answers.example(ACCESS, "granted")).isEqualTo(new Access(true, null));
        assertThat(Answers.example(ACCESS, "denied")).isEqualTo(new Access(false, null));
        assertThat(Answers.example(ACCESS, "creditsSufficient"))
                .isEqualTo(new Access(true, new Access.CreditCheck(180, true)));
        assertThat(Answers.example(ACCESS, "creditsInsufficient").granted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "1", "\"yes\"", "[true]", "{}", "false"})
    void canAccess_anythingButTrue_doesNotGrant(String flag) {
        assertThat(Answers.data(ACCESS, "{\"canAccess\":" + flag + "}").granted())
                .isFalse();
        assertThat(Answers.data(
                                ACCESS,
                                "{\"canAccess\":true,\"credits\":{\"available\":1,\"sufficient\":" + flag + "}}")
                        .granted())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "[]", "true", "{\"canAccess\":null}", "{\"granted\":true}"})
    void canAccess_withoutFlag_isNotUnderstood(String data) {
        assertThatThrownBy(() -> Answers.data(ACCESS, data))
                .isInstanceOf(CrovverProtocolException.class)
                .hasMessageContaining("POST /api/public/can-access")
                .hasMessageContaining("$.data.canAccess");
    }

    @Test
    void balance_keyedByPool() {
        Map<String, CreditBalance> balances = Answers.example(BALANCE, "keyedByPool");

        assertThat(balances).containsOnlyKeys("route_lookups", "label_prints");
        assertThat(balances.get("route_lookups"))
                .isEqualTo(new CreditBalance(
                        "route_lookups",
                        "Route lookups",
                        1890,
                        1640L,
                        250L,
                        2000L,
                        LimitBehavior.SOFT,
                        Instant.parse("2026-08-01T00:00:00Z")));
    }

    @Test
    void balance_asList_readsRemaining() {
        assertThat(Answers.example(BALANCE, "poolsList").values())
                .containsExactly(
                        new CreditBalance(
                                "route_lookups", "route_lookups", 1890, null, null, null, LimitBehavior.UNKNOWN, null),
                        new CreditBalance(
                                "label_prints", "label_prints", 0, null, null, null, LimitBehavior.UNKNOWN, null));
        assertThat(Answers.data(BALANCE, "[{\"pool_key\":\"a\",\"remaining\":\"7\"}]"))
                .containsOnlyKeys("a");
    }

    @Test
    void balance_poolNamedPools_isAPool() {
        assertThat(Answers.data(BALANCE, "{\"pools\":{\"total\":3}}")
                        .get("pools")
                        .total())
                .isEqualTo(3);
    }

    @Test
    void balance_withoutSubscription_isEmpty() {
        assertThat(Answers.example(BALANCE, "noSubscription")).isEmpty();
        assertThat(Answers.data(BALANCE, "null")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.5", "\"many\"", "1e40", "1e999999", "\"\"", "true", "99999999999999999999"})
    void balance_totalThatIsNoCount_namesThePlace(String total) {
        assertThatThrownBy(() -> Answers.data(BALANCE, "{\"ai_tokens\":{\"total\":" + total + "}}"))
                .isInstanceOf(CrovverProtocolException.class)
                .hasMessageContaining("$.data.ai_tokens.total");
    }

    @Test
    void consume_wordsOfAllSources() {
        assertThat(Answers.example(CONSUME, "allowed"))
                .isEqualTo(
                        new ConsumeResult(ConsumeResult.Outcome.ALLOWED, "allowed", 168, false, "label_prints", false));
        assertThat(Answers.example(CONSUME, "successWord").outcome()).isEqualTo(ConsumeResult.Outcome.ALLOWED);
        assertThat(Answers.example(CONSUME, "warning").remaining()).isEqualTo(-14);
        assertThat(Answers.example(CONSUME, "insufficientWord").outcome()).isEqualTo(ConsumeResult.Outcome.BLOCKED);
        assertThat(Answers.example(CONSUME, "replay").alreadyProcessed()).isTrue();
    }

    @Test
    void consume_unknownWord_isKeptAndTakesNothing() {
        ConsumeResult result = Answers.data(CONSUME, "{\"result\":\"deferred\",\"remaining\":\"4\"}");

        assertThat(result.word()).isEqualTo("deferred");
        assertThat(result.taken()).isFalse();
        assertThat(result.poolKey()).isEqualTo("label_prints");
    }

    @Test
    void addons_inEveryShape() {
        assertThat(Answers.example(ADDONS, "referenceShape"))
                .containsExactly(new Addon(
                        "0d2f6d38-1c1e-4b5f-9a44-6a2f1f0b7c11",
                        "label_prints",
                        "Label print bundle",
                        "250 more label prints",
                        250,
                        Addon.Expiry.PERIOD_END,
                        null,
                        new Money(new BigDecimal("7.50"), EUR),
                        0L,
                        300L));
        Addon node = Answers.example(ADDONS, "nodeShape").get(0);
        assertThat(node.expiry()).isEqualTo(Addon.Expiry.DAYS);
        assertThat(node.expiryDays()).isEqualTo(45);
        Addon camel = Answers.example(ADDONS, "camelShape").get(0);
        assertThat(camel.displayName()).isEqualTo("Label print bundle");
        assertThat(camel.expiry()).isEqualTo(Addon.Expiry.UNKNOWN);
        assertThat(camel.price().amount()).isEqualByComparingTo("7.5");
    }

    @Test
    void allocate_recorded() {
        assertThat(Answers.example(ALLOCATE, "allocated"))
                .isEqualTo(new SeatAllocation.Allocated(new SeatCount(7, 10, false)));
        assertThat(Answers.example(ALLOCATE, "overfullNotSeatBased"))
                .isEqualTo(new SeatAllocation.Allocated(new SeatCount(11, 10, true)));
    }

    @Test
    void allocate_full_isAPriceOrACheckout() {
        assertThat(Answers.example(ALLOCATE, "prorationRequiredLong"))
                .isEqualTo(new SeatAllocation.ProrationRequired(new Proration(
                        new Money(new BigDecimal("3.08"), EUR),
                        "One more seat until the period ends",
                        "1 seat x 4.50 x 20.5/30 days",
                        new BigDecimal("20.5"),
                        new BigDecimal("30"),
                        new Money(new BigDecimal("4.5"), EUR),
                        10,
                        11)));
        assertThat(Answers.example(ALLOCATE, "checkoutRequired")).isEqualTo(new SeatAllocation.CheckoutRequired(11L));
        assertThat(Answers.example(ALLOCATE, "checkoutRequiredWithAmount"))
                .isEqualTo(new SeatAllocation.CheckoutRequired(11L, new BigDecimal("3")));
    }

    @Test
    void allocate_flagsWinOverSuccess() {
        assertThat(Answers.data(ALLOCATE, "{\"success\":true,\"requiresCheckout\":true}"))
                .isEqualTo(new SeatAllocation.CheckoutRequired(null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "{\"success\":false}",
                "{\"success\":\"true\"}",
                "{\"success\":true,\"requiresProration\":\"true\"}",
                "{\"requiresProration\":true}"
            })
    void allocate_withoutClearAnswer_isNoSeat(String data) {
        assertThatThrownBy(() -> Answers.data(ALLOCATE, data)).isInstanceOf(CrovverProtocolException.class);
    }

    @Test
    void seatCount_readsCounts() {
        assertThat(Answers.example(SeatCalls.count(Calls.TENANT), "usual"))
                .isEqualTo(new SeatCount(9, 10, false, "recurring"));
    }
}
