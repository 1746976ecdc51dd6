package com.crovver.guard;

import static com.crovver.guard.EngineTest.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.crovver.model.Access;
import com.crovver.model.CrovverTransportException;
import com.crovver.model.Subscription;
import com.crovver.model.SubscriptionStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is remembered, for how long, and what makes it doubtful. */
class MemoryTest {

    private static final Caller ALICE = new Caller("acme", "alice");
    private static final Operation REPORTS = new Operation("Reports#doGet", List.of(Requirement.feature("reports")));
    private static final Operation SUBSCRIBERS = new Operation("Home#doGet", List.of(Requirement.subscription()));
    private static final Access NO = new Access(false, null);

    private final TestTime time = new TestTime();
    private final ScriptedEntitlements crovver = new ScriptedEntitlements();
    private final Engine engine = builder().build();

    @AfterEach
    void close() {
        engine.close();
    }

    private EngineBuilder builder() {
        return Engine.builder(crovver).clock(time).ticker(time);
    }

    @Test
    void grantedFeature_isAskedOnce_andSaysHowOldItsAnswerIs() {
        assertThat(decide(REPORTS).basis().source()).isEqualTo(Basis.Source.ASKED);
        time.pass(Duration.ofSeconds(40));

        Basis second = decide(REPORTS).basis();

        assertThat(crovver.calls).containsExactly("canAccess reports");
        assertThat(second.source()).isEqualTo(Basis.Source.CACHED);
        assertThat(second.age()).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void grantedFeature_isAskedAgainAfterItsTime() {
        decide(REPORTS);
        time.pass(Duration.ofSeconds(60));
        crovver.access = () -> NO;

        assertThat(reason(decide(REPORTS))).isInstanceOf(Refusal.FeatureNotInPlan.class);
    }

    @Test
    void grantedFeature_isRefreshedInTheBackgroundBeforeItEnds() throws InterruptedException {
        decide(REPORTS);
        time.pass(Duration.ofSeconds(45));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        crovver.access = () -> {
            asked.countDown();
            hold(answered);
            return new Access(true, null);
        };

        for (int i = 0; i < 20; i++) {
            assertThat(decide(REPORTS).basis().source()).isEqualTo(Basis.Source.CACHED);
        }
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        answered.countDown();
        eventually(() -> decide(REPORTS).basis().age().isZero());
        time.pass(Duration.ofSeconds(59));

        assertThat(decide(REPORTS).basis().source()).isEqualTo(Basis.Source.CACHED);
    }

    @Test
    void refreshThatFails_leavesTheGrant_andIsNotTriedAgainAtOnce() {
        decide(REPORTS);
        time.pass(Duration.ofSeconds(45));
        crovver.access = () -> {
            throw outage();
        };
        decide(REPORTS);
        eventually(() -> crovver.calls.size() == 2);

        for (int i = 0; i < 20; i++) {
            assertThat(decide(REPORTS).basis().source()).isEqualTo(Basis.Source.CACHED);
        }
        assertThat(crovver.calls).hasSize(2);
    }

    @Test
    void refusal_standsForOneSecond() {
        crovver.access = () -> NO;
        decide(REPORTS);
        int calls = crovver.calls.size();
        time.pass(Duration.ofMillis(999));

        assertThat(reason(decide(REPORTS))).isInstanceOf(Refusal.FeatureNotInPlan.class);
        assertThat(crovver.calls).hasSize(calls);

        crovver.access = () -> new Access(true, null);
        time.pass(Duration.ofMillis(1));
        assertThat(decide(REPORTS)).isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void refusal_isGoneWhenTheTenantHasChanged() {
        crovver.access = () -> NO;
        decide(REPORTS);
        crovver.access = () -> new Access(true, null);

        engine.tenantChanged("acme");

        assertThat(decide(REPORTS)).isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void grant_isAskedAgainWhenTheTenantHasChanged_andOfOthersNot() {
        decide(REPORTS);
        engine.decide(REPORTS, new Caller("globex", null), minted());
        crovver.access = () -> NO;

        engine.tenantChanged("acme");

        assertThat(reason(decide(REPORTS))).isInstanceOf(Refusal.FeatureNotInPlan.class);
        assertThat(engine.decide(REPORTS, new Caller("globex", null), minted())).isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void answerThatWasOnItsWayWhenTheTenantChanged_isNotRemembered() {
        crovver.access = () -> {
            engine.tenantChanged("acme");
            return new Access(true, null);
        };
        assertThat(decide(REPORTS)).isInstanceOf(Decision.Allowed.class);
        crovver.access = () -> NO;

        assertThat(reason(decide(REPORTS))).isInstanceOf(Refusal.FeatureNotInPlan.class);
    }

    @Test
    void changedTenant_isStillLastKnownInAnOutage_butNotOneWhoseSubscriptionEnded() {
        decide(REPORTS);
        crovver.access = () -> {
            throw outage();
        };

        engine.tenantChanged("acme");
        assertThat(decide(REPORTS).basis().source()).isEqualTo(Basis.Source.STALE);

        engine.tenantEnded("acme");
        assertThat(decide(REPORTS)).isInstanceOf(Decision.Unknown.class);
    }

    @Test
    void featureBackedByCredits_isNotRemembered() {
        crovver.access = () -> new Access(true, new Access.CreditCheck(3, true));
        decide(REPORTS);
        crovver.access = () -> new Access(true, new Access.CreditCheck(0, false));

        assertThat(decide(REPORTS)).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void featureOfAProduct_isRememberedForThatProduct() {
        Operation ofCrm = new Operation("Crm#doGet", List.of(Requirement.feature("reports", "crm")));
        decide(REPORTS);
        decide(ofCrm);
        decide(ofCrm);

        assertThat(crovver.calls).containsExactly("canAccess reports", "canAccess reports");
    }

    @Test
    void trial_endsAtItsEnd_forSubscriptionAndFeatures() {
        Instant end = time.instant().plusSeconds(20);
        crovver.subscriptions = () -> List.of(subscription("trial", end));
        decide(SUBSCRIBERS);
        decide(REPORTS);
        time.pass(Duration.ofSeconds(19));
        assertThat(decide(SUBSCRIBERS).basis().source()).isEqualTo(Basis.Source.CACHED);

        time.pass(Duration.ofSeconds(1));
        crovver.access = () -> NO;

        assertThat(reason(decide(SUBSCRIBERS))).isInstanceOf(Refusal.NoLiveSubscription.class);
        assertThat(reason(decide(REPORTS))).isInstanceOf(Refusal.NoLiveSubscription.class);
    }

    @Test
    void trialThatIsOver_isNotLastKnownEither() {
        crovver.subscriptions =
                () -> List.of(subscription("trial", time.instant().plusSeconds(20)));
        decide(SUBSCRIBERS);
        decide(REPORTS);
        time.pass(Duration.ofSeconds(20));
        crovver.subscriptions = () -> {
            throw outage();
        };
        crovver.access = () -> {
            throw outage();
        };

        assertThat(decide(SUBSCRIBERS)).isInstanceOf(Decision.Unknown.class);
        assertThat(decide(REPORTS)).isInstanceOf(Decision.Unknown.class);
    }

    @Test
    void trialThatBecamePaid_isRememberedAgain() {
        Instant end = time.instant().plusSeconds(20);
        crovver.subscriptions = () -> List.of(subscription("trial", end));
        decide(SUBSCRIBERS);
        time.pass(Duration.ofSeconds(20));
        decide(REPORTS);

        assertThat(decide(REPORTS).basis().source()).isEqualTo(Basis.Source.CACHED);
    }

    @Test
    void trialThatIsOver_doesNotKeepTheLiveProductBesideItFromBeingRemembered() {
        Operation ofCrm = new Operation("Crm#doGet", List.of(Requirement.subscription("crm")));
        Instant end = time.instant().plusSeconds(20);
        crovver.subscriptions = () -> List.of(subscription("trial", end));
        decide(SUBSCRIBERS);
        time.pass(Duration.ofSeconds(20));

        for (int i = 0; i < 10; i++) {
            assertThat(decide(ofCrm)).isInstanceOf(Decision.Allowed.class);
        }
        assertThat(crovver.calls).containsExactly("subscriptions", "productAccess crm");

        time.pass(Duration.ofSeconds(60));
        crovver.access = () -> {
            throw outage();
        };
        assertThat(decide(ofCrm).basis().source()).isEqualTo(Basis.Source.STALE);
    }

    @Test
    void trialThatIsOver_isAskedAboutOnceASecond() {
        Instant end = time.instant().plusSeconds(20);
        crovver.subscriptions = () -> List.of(subscription("trial", end));
        decide(SUBSCRIBERS);
        time.pass(Duration.ofSeconds(20));

        for (int i = 0; i < 30; i++) {
            assertThat(reason(decide(SUBSCRIBERS))).isInstanceOf(Refusal.NoLiveSubscription.class);
            time.pass(Duration.ofMillis(100));
        }

        assertThat(crovver.calls).hasSize(1 + 3);
    }

    @Test
    void grantFromBeforeTheEndOfATrial_staysOver_whenSomethingElseIsGranted() {
        crovver.subscriptions =
                () -> List.of(subscription("trial", time.instant().plusSeconds(20)));
        decide(SUBSCRIBERS);
        crovver.subscriptions = List::of;
        time.pass(Duration.ofSeconds(20));
        decide(REPORTS);

        assertThat(reason(decide(SUBSCRIBERS))).isInstanceOf(Refusal.NoLiveSubscription.class);
    }

    @Test
    void grantFromBeforeNothingWasLive_isNotLastKnown() {
        decide(REPORTS);
        time.pass(Duration.ofSeconds(5));
        crovver.subscriptions = List::of;
        assertThat(reason(decide(SUBSCRIBERS))).isInstanceOf(Refusal.NoLiveSubscription.class);
        crovver.access = () -> {
            throw outage();
        };

        assertThat(decide(REPORTS)).isInstanceOf(Decision.Unknown.class);
    }

    @Test
    void grantFromBeforeNothingWasLive_countsAgain_onceItIsGivenAnew() {
        decide(REPORTS);
        time.pass(Duration.ofSeconds(5));
        crovver.subscriptions = List::of;
        decide(SUBSCRIBERS);
        decide(REPORTS);

        assertThat(decide(REPORTS).basis().source()).isEqualTo(Basis.Source.CACHED);
    }

    @Test
    void refusal_standsForItsSecond_whenNothingIsFoundLiveMeanwhile() {
        Operation exports = new Operation("Exports#doGet", List.of(Requirement.feature("exports")));
        crovver.access = () -> NO;
        crovver.subscriptions = List::of;
        decide(REPORTS);
        time.pass(Duration.ofMillis(500));
        decide(exports);
        time.pass(Duration.ofMillis(500));
        decide(SUBSCRIBERS);
        crovver.calls.clear();

        assertThat(reason(decide(exports))).isInstanceOf(Refusal.NoLiveSubscription.class);
        assertThat(crovver.calls).isEmpty();
    }

    @Test
    void cancelledSubscription_endsWithItsPeriod_andAnActiveOneDoesNot() {
        Instant end = time.instant().plusSeconds(20);
        crovver.subscriptions = () -> List.of(subscription("pending_cancel", end));
        decide(SUBSCRIBERS);
        time.pass(Duration.ofSeconds(20));
        assertThat(reason(decide(SUBSCRIBERS))).isInstanceOf(Refusal.NoLiveSubscription.class);

        engine.tenantChanged("acme");
        crovver.subscriptions = () -> List.of(subscription("active", end));
        decide(SUBSCRIBERS);

        assertThat(decide(SUBSCRIBERS).basis().source()).isEqualTo(Basis.Source.CACHED);
    }

    @Test
    void endOfAccess_isNotForgotten_whenAnOlderReadingArrivesLate() throws InterruptedException {
        Instant end = time.instant().plusSeconds(20);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        crovver.subscriptions = () -> {
            asked.countDown();
            hold(answered);
            return List.of(subscription("active", end));
        };
        CompletableFuture<Decision> late = CompletableFuture.supplyAsync(() -> decide(SUBSCRIBERS));
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        engine.tenantChanged("acme");
        crovver.subscriptions = () -> List.of(subscription("pending_cancel", end));
        decide(SUBSCRIBERS);

        answered.countDown();
        late.join();
        time.pass(Duration.ofSeconds(20));

        assertThat(reason(decide(SUBSCRIBERS))).isInstanceOf(Refusal.NoLiveSubscription.class);
    }

    @Test
    void failedPayment_hasNoGrace_unlessConfigured() {
        crovver.access = () -> NO;
        Subscription unpaid = subscription("past_due", time.instant().minusSeconds(3600));
        crovver.subscriptions = () -> List.of(unpaid);
        assertThat(reason(decide(SUBSCRIBERS))).isInstanceOf(Refusal.NoLiveSubscription.class);

        try (Engine lenient = builder().grace(Duration.ofHours(2)).build()) {
            assertThat(lenient.decide(SUBSCRIBERS, ALICE, minted())).isInstanceOf(Decision.Allowed.class);
            time.pass(Duration.ofHours(1));
            assertThat(reason(lenient.decide(SUBSCRIBERS, ALICE, minted())))
                    .isInstanceOf(Refusal.NoLiveSubscription.class);
        }
    }

    @Test
    void subscriptions_areRememberedForTheApplicationsOwnCode() {
        engine.subscriptions("acme");
        engine.subscriptions("acme");
        decide(SUBSCRIBERS);

        assertThat(crovver.calls).containsExactly("subscriptions");
    }

    @Test
    void rememberedTenants_areBoundedInNumber() {
        try (Engine small = builder().tenants(10).build()) {
            for (int i = 0; i < 1_000; i++) {
                small.decide(REPORTS, new Caller("tenant" + i, null), minted());
            }
            int before = crovver.calls.size();
            for (int i = 0; i < 1_000; i++) {
                small.decide(REPORTS, new Caller("tenant" + i, null), minted());
            }
            assertThat(crovver.calls.size() - before).isGreaterThanOrEqualTo(980);
        }
    }

    @Test
    void refusalsThatAreOver_howeverMany_leaveRoomForOtherAnswers() {
        refuseFeatures(1_100);
        time.pass(Duration.ofSeconds(1));

        for (int i = 0; i < 3; i++) {
            decide(REPORTS);
        }
        assertThat(crovver.calls).containsExactly("canAccess reports");
    }

    @Test
    void refusalsThatBecameDoubtful_howeverMany_leaveRoomForOtherAnswers() {
        refuseFeatures(1_100);
        engine.tenantChanged("acme");

        for (int i = 0; i < 3; i++) {
            decide(REPORTS);
        }
        assertThat(crovver.calls).containsExactly("canAccess reports");
    }

    @Test
    void grants_howeverMany_doNotPushOutOneAnother() {
        decide(REPORTS);
        for (int i = 0; i < 1_100; i++) {
            engine.check(Requirement.feature("feature" + i), ALICE);
        }
        time.pass(Duration.ofSeconds(59));

        assertThat(decide(REPORTS).basis().source()).isEqualTo(Basis.Source.CACHED);
    }

    private void refuseFeatures(int count) {
        crovver.access = () -> NO;
        for (int i = 0; i < count; i++) {
            engine.check(Requirement.feature("feature" + i), ALICE);
        }
        crovver.access = () -> new Access(true, null);
        crovver.calls.clear();
    }

    @Test
    void nothingOfAnEngine_outlivesIt() {
        decide(REPORTS);
        time.pass(Duration.ofSeconds(45));
        CountDownLatch never = new CountDownLatch(1);
        crovver.access = () -> {
            hold(never);
            return NO;
        };
        decide(REPORTS);
        eventually(() -> refreshThreads() > 0);

        engine.close();

        eventually(() -> refreshThreads() == 0);
        assertThat(decide(REPORTS).basis().source()).isEqualTo(Basis.Source.CACHED);
    }

    private static long refreshThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("crovver-refresh"))
                .count();
    }

    private Decision decide(Operation operation) {
        return engine.decide(operation, ALICE, minted());
    }

    private static Action minted() {
        return Action.minted("", "");
    }

    private static void eventually(Callable<Boolean> condition) {
        await().pollInterval(Duration.ofMillis(2)).until(condition);
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new CrovverTransportException("interrupted", 1, e);
        }
    }

    private static CrovverTransportException outage() {
        return new CrovverTransportException("no answer", 1, new IOException("reset"));
    }

    private static Subscription subscription(String status, @Nullable Instant periodEnd) {
        return new Subscription(
                "s1",
                SubscriptionStatus.of(status),
                null,
                null,
                Instant.EPOCH,
                periodEnd,
                null,
                null,
                null,
                null,
                Instant.EPOCH);
    }
}
