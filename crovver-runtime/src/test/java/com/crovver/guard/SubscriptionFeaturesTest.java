package com.crovver.guard;

import static com.crovver.guard.EngineTest.reason;
import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.model.Access;
import com.crovver.model.BillingInterval;
import com.crovver.model.CreditPool;
import com.crovver.model.LimitBehavior;
import com.crovver.model.Plan;
import com.crovver.model.Subscription;
import com.crovver.model.SubscriptionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Features that are read from the tenant's subscriptions. */
class SubscriptionFeaturesTest {

    private static final Caller ALICE = new Caller("acme", "alice");

    private final TestTime time = new TestTime();
    private final ScriptedEntitlements crovver = new ScriptedEntitlements();
    private final Engine engine = Engine.builder(crovver)
            .clock(time)
            .ticker(time)
            .featuresFromSubscriptions(true)
            .build();

    SubscriptionFeaturesTest() {
        Plan pro = plan(Map.of("reports", true, "exports", true, "ai", true, "off", false));
        crovver.subscriptions = () -> List.of(subscription("active", pro));
        crovver.plans = () -> List.of(pro);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void anyNumberOfFeatures_costsOneCall_andTheCatalogueOncePerProcess() {
        for (int i = 0; i < 20; i++) {
            assertThat(check("reports")).isInstanceOf(Decision.Allowed.class);
            assertThat(check("exports")).isInstanceOf(Decision.Allowed.class);
            assertThat(reason(check("off"))).isInstanceOf(Refusal.FeatureNotInPlan.class);
            assertThat(reason(check("unheard"))).isInstanceOf(Refusal.FeatureNotInPlan.class);
        }

        assertThat(crovver.calls).containsExactly("subscriptions", "plans");
    }

    @Test
    void refusal_restsOnAnAnswerOfThisSecond() {
        check("reports");
        time.pass(Duration.ofSeconds(30));
        Plan bought = plan(Map.of("reports", true, "off", true));
        crovver.subscriptions = () -> List.of(subscription("active", bought));

        assertThat(check("off")).isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void refusal_whoseLatestReadingCannotTell_isAskedFor() {
        check("reports");
        time.pass(Duration.ofSeconds(30));
        Plan unknown = plan("max", Map.of("off", false), List.of());
        crovver.subscriptions = () -> List.of(subscription("active", unknown));

        assertThat(check("off")).isInstanceOf(Decision.Allowed.class);
        assertThat(crovver.calls).contains("canAccess off");
    }

    @Test
    void poolThatIsNotOnSaleYet_mayBackAFeature() {
        crovver.plans = () -> List.of(plan("pro", Map.of("ai", true), List.of()));
        crovver.access = () -> new Access(true, new Access.CreditCheck(0, false));

        assertThat(check("ai")).isInstanceOf(Decision.Refused.class);
        assertThat(crovver.calls).contains("canAccess ai");
    }

    @Test
    void featureThatAPoolMayBack_andThoseOfAProduct_areAsked() {
        crovver.access = () -> new Access(true, new Access.CreditCheck(0, false));

        assertThat(check("ai")).isInstanceOf(Decision.Refused.class);
        engine.check(Requirement.feature("reports", "crm"), ALICE);

        assertThat(crovver.calls).contains("canAccess ai", "canAccess reports");
    }

    @Test
    void subscriptionThatDoesNotShowItsFeatures_isNoRefusal() {
        crovver.subscriptions = () -> List.of(subscription("active", null));

        assertThat(check("reports")).isInstanceOf(Decision.Allowed.class);
        assertThat(crovver.calls).contains("canAccess reports");
    }

    @Test
    void planThatIsNotOnSaleAnyMore_isAskedAbout() {
        Plan withdrawn = plan("pro", Map.of("reports", true), List.of());
        crovver.subscriptions = () -> List.of(subscription("active", withdrawn));
        crovver.plans = List::of;

        assertThat(check("reports")).isInstanceOf(Decision.Allowed.class);
        assertThat(crovver.calls).contains("canAccess reports");
    }

    @Test
    void plans_areNotWaitedForLong_andNotAskedForWithoutFeaturesToRead() {
        check("reports");
        assertThat(crovver.plansTime).isBetween(Duration.ofNanos(1), Duration.ofMillis(500));

        crovver.calls.clear();
        crovver.subscriptions = () -> List.of(subscription("active", null));
        try (Engine other = Engine.builder(crovver)
                .clock(time)
                .ticker(time)
                .featuresFromSubscriptions(true)
                .build()) {
            other.check(Requirement.subscription(), ALICE);
        }
        assertThat(crovver.calls).containsExactly("subscriptions");
    }

    @Test
    void nothingLive_isSaid() {
        crovver.subscriptions = () -> List.of(subscription("past_due", plan(Map.of("reports", true))));

        assertThat(reason(check("reports")))
                .isEqualTo(new Refusal.NoLiveSubscription(SubscriptionStatus.of("past_due")));
    }

    private Decision check(String feature) {
        return engine.check(Requirement.feature(feature), ALICE);
    }

    private static Plan plan(Map<String, Boolean> features) {
        return plan("pro", features, List.of(new CreditPool("ai", "AI", 10L, false, null, LimitBehavior.HARD)));
    }

    private static Plan plan(String id, Map<String, Boolean> features, List<CreditPool> pools) {
        return new Plan(
                id,
                id,
                null,
                null,
                BillingInterval.MONTHLY,
                List.of(),
                false,
                null,
                null,
                null,
                0,
                features,
                pools,
                false,
                false,
                List.of());
    }

    private static Subscription subscription(String status, @Nullable Plan plan) {
        return new Subscription(
                "s1", SubscriptionStatus.of(status), plan, null, null, null, null, null, null, null, Instant.EPOCH);
    }
}
