package com.crovver.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.crovver.model.Access;
import com.crovver.model.ConsumeResult;
import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverException;
import com.crovver.model.CrovverNoSubscriptionException;
import com.crovver.model.CrovverProtocolException;
import com.crovver.model.CrovverTransportException;
import com.crovver.model.SeatAllocation;
import com.crovver.model.SubscriptionStatus;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineTest {

    private static final Caller ALICE = new Caller("acme", "alice");
    private static final Operation EVERYTHING = new Operation(
            "Handler#doPost",
            List.of(Requirement.credits("pool", 5), Requirement.seat(), Requirement.feature("reports")));
    private static final Operation SUBSCRIBERS = new Operation("Handler#doGet", List.of(Requirement.subscription()));
    private static final Operation PAID = new Operation("Handler#doPost", List.of(Requirement.credits("pool", 5)));

    private final ScriptedEntitlements crovver = new ScriptedEntitlements();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    private final Engine engine = Engine.builder(crovver).clock(clock).build();

    @Test
    void decide_everythingHolds_chargesLast() {
        crovver.hardPools.put("pool", 5L);

        Decision decision = engine.decide(EVERYTHING, ALICE, minted("1"));

        assertThat(decision).isInstanceOf(Decision.Allowed.class);
        assertThat(crovver.calls)
                .containsExactly("canAccess reports", "allocations", "allocateSeat alice", "consumeCredits pool 5");
    }

    @Test
    void decide_subscriptionLive_allows() {
        assertThat(engine.decide(SUBSCRIBERS, ALICE, minted("1"))).isInstanceOf(Decision.Allowed.class);
        assertThat(crovver.calls).containsExactly("subscriptions");
    }

    @Test
    void decide_noSubscriptionIsLive_refusesWithTheNewestStatus() {
        crovver.subscriptions = () -> List.of(ScriptedEntitlements.subscription("past_due"));

        assertThat(reason(engine.decide(SUBSCRIBERS, ALICE, minted("1"))))
                .isEqualTo(new Refusal.NoLiveSubscription(SubscriptionStatus.of("past_due")));
    }

    @Test
    void decide_subscriptionToAProduct_isAskedOfThatProduct() {
        Operation ofCrm = new Operation("Handler#doGet", List.of(Requirement.subscription("crm")));
        crovver.access = () -> new Access(false, null);

        assertThat(reason(engine.decide(ofCrm, ALICE, minted("1")))).isEqualTo(new Refusal.NoLiveSubscription(null));
        assertThat(crovver.calls).containsExactly("productAccess crm");
    }

    @Test
    void decide_featureMissing_refusesAndChargesNothing() {
        crovver.hardPools.put("pool", 5L);
        crovver.access = () -> new Access(false, null);

        Decision decision = engine.decide(EVERYTHING, ALICE, minted("1"));

        assertThat(reason(decision)).isInstanceOf(Refusal.FeatureNotInPlan.class);
        assertThat(crovver.hardPools).containsEntry("pool", 5L);
    }

    @Test
    void decide_featureFlagSetButItsCreditsShort_refuses() {
        crovver.hardPools.put("pool", 5L);
        crovver.access = () -> new Access(true, new Access.CreditCheck(0, false));

        assertThat(reason(engine.decide(EVERYTHING, ALICE, minted("1")))).isInstanceOf(Refusal.FeatureNotInPlan.class);
        assertThat(crovver.hardPools).containsEntry("pool", 5L);
    }

    @Test
    void decide_featureRefusedForPastDueTenant_saysSo() {
        crovver.access = () -> new Access(false, null);
        crovver.subscriptions = () -> List.of(ScriptedEntitlements.subscription("past_due"));

        Refusal reason = reason(engine.decide(EVERYTHING, ALICE, minted("1")));

        assertThat(reason)
                .isInstanceOfSatisfying(
                        Refusal.NoLiveSubscription.class,
                        it -> assertThat(it.status().canonicalWord()).isEqualTo("past_due"));
    }

    @Test
    void decide_featureRefusedAndSubscriptionsUnreadable_stillRefuses() {
        crovver.access = () -> new Access(false, null);
        crovver.subscriptions = () -> {
            throw outage();
        };

        assertThat(reason(engine.decide(EVERYTHING, ALICE, minted("1")))).isInstanceOf(Refusal.FeatureNotInPlan.class);
    }

    @Test
    void decide_seatsFull_refusesBeforeTheCharge() {
        crovver.hardPools.put("pool", 5L);
        crovver.allocation = () -> new SeatAllocation.CheckoutRequired(3L);

        assertThat(reason(engine.decide(EVERYTHING, ALICE, minted("1")))).isInstanceOf(Refusal.SeatsFull.class);
        assertThat(crovver.hardPools).containsEntry("pool", 5L);
    }

    @Test
    void decide_noAnswer_isUnknownAndNeverAllowed() {
        crovver.access = () -> {
            throw outage();
        };

        Decision decision = engine.decide(EVERYTHING, ALICE, minted("1"));

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Unknown.class,
                        unknown -> assertThat(unknown.identity()).isNull());
        assertThat(crovver.calls).containsExactly("canAccess reports");
    }

    @Test
    void decide_answerNotUnderstood_isUnknown() {
        crovver.access = () -> {
            throw new CrovverProtocolException("canAccess: no data");
        };

        assertThat(engine.decide(EVERYTHING, ALICE, minted("1"))).isInstanceOf(Decision.Unknown.class);
    }

    @Test
    void decide_wrongApiKey_isUnknown() {
        crovver.access = () -> {
            throw new CrovverApiException("refused", 401, "UNAUTHORIZED", null);
        };

        assertThat(engine.decide(EVERYTHING, ALICE, minted("1"))).isInstanceOf(Decision.Unknown.class);
    }

    @Test
    void decide_tenantNeverSeen_isRefused() {
        crovver.access = () -> {
            throw new CrovverApiException("not found", 404, "TENANT_NOT_FOUND", null);
        };

        assertThat(reason(engine.decide(EVERYTHING, ALICE, minted("1")))).isInstanceOf(Refusal.TenantUnknown.class);
    }

    @Test
    void decide_noSubscriptionAtTheSeat_saysWhereItStands() {
        crovver.allocation = () -> {
            throw new CrovverNoSubscriptionException("none", 404, null);
        };
        crovver.subscriptions = List::of;

        assertThat(reason(engine.decide(EVERYTHING, ALICE, minted("1"))))
                .isInstanceOfSatisfying(
                        Refusal.NoLiveSubscription.class,
                        it -> assertThat(it.status().canonicalWord()).isEqualTo("none"));
    }

    @Test
    void decide_seatWithoutUser_isTheCallersMistake() {
        assertThatThrownBy(() -> engine.decide(EVERYTHING, new Caller("acme", null), minted("1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void charge_unknownResultWord_isUnknownWithTheIdentity() {
        crovver.hardPools.put("pool", 5L);
        crovver.consumeOutcome = ConsumeResult.Outcome.UNKNOWN;

        assertThat(engine.decide(PAID, ALICE, minted("i")))
                .isInstanceOfSatisfying(
                        Decision.Unknown.class,
                        unknown -> assertThat(unknown.identity()).isEqualTo("i"));
    }

    @Test
    void check_credits_looksAtTheBalanceAndChargesNothing() {
        crovver.hardPools.put("pool", 5L);

        assertThat(engine.check(Requirement.credits("pool", 5), ALICE)).isInstanceOf(Decision.Allowed.class);
        assertThat(reason(engine.check(Requirement.credits("pool", 6), ALICE)))
                .isInstanceOfSatisfying(
                        Refusal.CreditsShort.class,
                        it -> assertThat(it.remaining()).isEqualTo(5));
        assertThat(engine.balances("acme").get("pool").total()).isEqualTo(5);
    }

    /** So that a page that asks first says what the guard would say. */
    @Test
    void check_creditsWithoutASubscription_isRefusedAsByTheGuard() {
        crovver.subscriptions = () -> List.of(ScriptedEntitlements.subscription("past_due"));
        crovver.beforeCharge = () -> {
            throw new CrovverNoSubscriptionException("none", 402, null);
        };

        Refusal checked = reason(engine.check(Requirement.credits("pool", 5), ALICE));

        assertThat(checked).isEqualTo(new Refusal.NoLiveSubscription(SubscriptionStatus.of("past_due")));
        assertThat(checked).isEqualTo(reason(engine.decide(PAID, ALICE, minted("1"))));
    }

    @Test
    void check_creditsOfAPoolThatThePlanLacks_areShort() {
        crovver.hardPools.put("other", 5L);

        assertThat(reason(engine.check(Requirement.credits("pool", 5), ALICE)))
                .isInstanceOfSatisfying(
                        Refusal.CreditsShort.class,
                        it -> assertThat(it.remaining()).isZero());
    }

    @Test
    void check_oneRequirement_isDecidedAsForAnOperation() {
        crovver.access = () -> new Access(false, null);

        assertThat(reason(engine.check(Requirement.feature("reports"), ALICE)))
                .isInstanceOf(Refusal.FeatureNotInPlan.class);
        assertThat(engine.check(Requirement.subscription(), ALICE)).isInstanceOf(Decision.Allowed.class);
    }

    private static CrovverException outage() {
        return new CrovverTransportException("no answer", 1, new IOException("reset"));
    }

    static Refusal reason(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused) decision).reason();
    }

    private static Action minted(String identity) {
        return Action.minted(identity, "POST /drafts");
    }
}
