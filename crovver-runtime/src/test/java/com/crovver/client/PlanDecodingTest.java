package com.crovver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.crovver.model.BillingInterval;
import com.crovver.model.CreditPool;
import com.crovver.model.CrovverProtocolException;
import com.crovver.model.LimitBehavior;
import com.crovver.model.Money;
import com.crovver.model.Plan;
import com.crovver.model.PlanPrice;
import com.crovver.model.Product;
import com.crovver.model.Subscription;
import com.crovver.model.SubscriptionStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the answers about plans and subscriptions mean. */
class PlanDecodingTest {

    private static final ApiCall<List<Plan>> PLANS = PlanCalls.plans();
    private static final ApiCall<List<Subscription>> SUBSCRIPTIONS = SubscriptionCalls.subscriptions(Calls.TENANT);

    @Test
    void plan_ofTheReferencePage() {
        Plan team = Answers.example(PLANS, "referenceShape").get(1);

        assertThat(team)
                .isEqualTo(new Plan(
                        "plan_orbit_team",
                        "Orbit Team",
                        "For whole depots",
                        new Product("prod_kestrel", "Kestrel Desk", null),
                        BillingInterval.MONTHLY,
                        List.of(price("EUR", "40.00", "4.50"), price("NPR", "5600.00", "640.00")),
                        true,
                        8,
                        null,
                        null,
                        21,
                        Map.of("audit_trail", true, "bulk_import", true, "sso_login", false),
                        List.of(
                                new CreditPool("route_lookups", "Route lookups", 2000L, true, 600L, LimitBehavior.SOFT),
                                new CreditPool("label_prints", "Label prints", 300L, false, null, LimitBehavior.HARD)),
                        false,
                        false,
                        List.of("stripe")));
    }

    @Test
    void plan_ofTheNodeTypes() {
        Plan solo = Answers.example(PLANS, "nodeShape").get(0);

        assertThat(solo.interval()).isEqualTo(BillingInterval.ONE_TIME);
        assertThat(solo.prices()).containsExactly(price("EUR", "29", null));
        assertThat(solo.testMode()).isTrue();
        assertThat(solo.pool("route_lookups").orElseThrow().limitPerPeriod()).isEqualTo(100);
    }

    @Test
    void flatPlan_withoutCurrency_hasNoPrice() {
        Plan team = Answers.example(PLANS, "flatPriceList").get(1);

        assertThat(team.prices()).isEmpty();
        assertThat(team.free()).isFalse();
        assertThat(team.includedSeats()).isEqualTo(8);
        assertThat(team.trialDays()).isEqualTo(21);
    }

    @Test
    void flatPlan_withCurrency_isPricedInMinorUnits() {
        Plan plan = plan("\"currency\":\"EUR\",\"priceAmount\":4000,\"perSeatPrice\":\"450\"");

        assertThat(plan.prices()).containsExactly(price("EUR", "40.00", "4.50"));
        assertThat(plan("\"currency\":\"JPY\",\"price_amount\":900").prices())
                .containsExactly(price("JPY", "900", null));
    }

    @Test
    void plan_withoutFlag_isFreeIfItCostsNothing() {
        assertThat(plan("\"pricing\":{\"currency\":\"EUR\",\"amount\":0}").free())
                .isTrue();
        assertThat(plan("\"pricing\":{\"currency\":\"EUR\",\"amount\":1}").free())
                .isFalse();
        assertThat(plan("\"description\":null").free()).isFalse();
    }

    @Test
    void features_asListOrMap_grantOnlyWhatIsTrue() {
        assertThat(plan("\"features\":[\"a\",\"b\"]").features()).isEqualTo(Map.of("a", true, "b", true));
        Plan mapped = plan("\"features\":{\"a\":true,\"b\":\"true\",\"c\":1,\"d\":null,\"e\":false}");
        assertThat(mapped.features().keySet()).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
        assertThat(mapped.features().keySet().stream().filter(mapped::grants)).containsExactly("a");
    }

    @Test
    void pool_switchedOff_isLeftOut() {
        assertThat(plan("\"credit_pools\":[{\"pool_key\":\"a\",\"is_active\":false},{\"poolKey\":\"b\"}]")
                        .creditPools())
                .containsExactly(new CreditPool("b", "b", null, false, null, LimitBehavior.HARD));
    }

    @Test
    void plan_notUnderstood_namesThePlace() {
        assertThatThrownBy(() -> Answers.data(
                        PLANS,
                        "{\"plans\":[{\"id\":\"p\",\"name\":\"P\",\"prices\":[{\"amount\":1,\"currency\":\"??\"}]}]}"))
                .isInstanceOf(CrovverProtocolException.class)
                .hasMessageContaining("$.data.plans[0].prices[0].currency")
                .hasMessageNotContaining("??");
    }

    @Test
    void subscription_nested() {
        Subscription subscription = Answers.example(SUBSCRIPTIONS, "nodeShape").get(0);

        assertThat(subscription.id()).isEqualTo("9f0e5c0c-6a4e-4a77-9a83-0d6f6e3f1b20");
        assertThat(subscription.status().state()).isEqualTo(SubscriptionStatus.State.ACTIVE);
        assertThat(subscription.currentPeriodStart()).isEqualTo(Instant.parse("2026-07-01T00:00:00Z"));
        assertThat(subscription.currentPeriodEnd()).isEqualTo(Instant.parse("2026-08-01T00:00:00Z"));
        assertThat(subscription.trialEndsAt()).isNull();
        assertThat(subscription.capacityUnits()).isEqualTo(10);
        assertThat(subscription.billingMode()).isEqualTo("recurring");
        assertThat(subscription.createdAt()).isEqualTo(Instant.parse("2026-05-01T09:00:00Z"));
        assertThat(subscription.product()).isEqualTo(new Product("prod_kestrel", "Kestrel Desk", null));
        assertThat(subscription.plan().grants("audit_trail")).isTrue();
        assertThat(subscription.plan().prices()).containsExactly(price("EUR", "40", "4.5"));
    }

    @Test
    void subscription_bareListInCamelCase() {
        Subscription subscription = Answers.example(SUBSCRIPTIONS, "bareList").get(0);

        assertThat(subscription.usedCapacity()).isEqualTo(7);
        assertThat(subscription.nextBillingDate()).isNull();
        assertThat(subscription.providerSubscriptionId()).isEqualTo("sub_1QstripeAbc");
        assertThat(subscription.updatedAt()).isEqualTo(Instant.parse("2026-07-01T00:00:00Z"));

        assertThat(subscription.status().state()).isEqualTo(SubscriptionStatus.State.TRIAL);
        assertThat(subscription.status().word()).isEqualTo("trialing");
        assertThat(subscription.trialEndsAt()).isEqualTo(Instant.parse("2026-07-22T00:00:00Z"));
        assertThat(subscription.capacityUnits()).isEqualTo(10);
    }

    @Test
    void subscription_flat() {
        Subscription subscription = Answers.example(SUBSCRIPTIONS, "flatRecord").get(0);

        assertThat(subscription.status().state()).isEqualTo(SubscriptionStatus.State.PENDING_CANCEL);
        assertThat(subscription.canceledAt()).isEqualTo(Instant.parse("2026-07-10T12:30:00Z"));
        assertThat(subscription.isLiveAt(Instant.parse("2026-07-31T23:59:59Z"))).isTrue();
        assertThat(subscription.isLiveAt(Instant.parse("2026-08-01T00:00:00Z"))).isFalse();
        assertThat(subscription.plan()).isNull();
    }

    @Test
    void subscription_unknownWord_isKeptAndGivesNoAccess() {
        Subscription subscription = Answers.data(SUBSCRIPTIONS, "[{\"id\":\"s\",\"status\":\"ACTIVE!\"}]")
                .get(0);

        assertThat(subscription.status().word()).isEqualTo("ACTIVE!");
        assertThat(subscription.isLiveAt(Instant.EPOCH)).isFalse();
    }

    private static Plan plan(String fields) {
        return Answers.data(PLANS, "[{\"id\":\"p\",\"name\":\"P\"," + fields + "}]")
                .get(0);
    }

    private static PlanPrice price(String code, String base, String perSeat) {
        Currency currency = Currency.getInstance(code);
        return new PlanPrice(
                new Money(new BigDecimal(base), currency),
                perSeat == null ? null : new Money(new BigDecimal(perSeat), currency));
    }
}
