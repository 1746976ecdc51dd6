package com.crovver.guard;

import static com.crovver.guard.EngineTest.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.crovver.model.CrovverApiException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A pool that was too short is not asked about by every request, and works again as soon as it has credits. */
class ShortPoolTest {

    private static final Caller ALICE = new Caller("acme", "alice");

    private final TestTime time = new TestTime();
    private final ScriptedEntitlements crovver = new ScriptedEntitlements();
    private final Engine engine = newEngine();

    private Engine newEngine() {
        return Engine.builder(crovver).clock(time).ticker(time).build();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void shortPool_isAskedOnceASecond() {
        for (int i = 0; i < 30; i++) {
            assertThat(reason(charge(5, "k" + i))).isInstanceOf(Refusal.CreditsShort.class);
            time.pass(Duration.ofMillis(100));
        }

        assertThat(consumptions()).isEqualTo(3);
        assertThat(crovver.calls).filteredOn("availableAddons"::equals).hasSize(1);
        assertThat(crovver.calls).filteredOn("creditsBalance"::equals).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void smallerAmount_isTried() {
        crovver.hardPools.put("pool", 3L);
        charge(5, "1");

        assertThat(reason(charge(6, "2"))).isInstanceOf(Refusal.CreditsShort.class);
        assertThat(charge(3, "3")).isInstanceOf(Decision.Allowed.class);
        assertThat(consumptions()).isEqualTo(2);
    }

    @Test
    void boughtCredits_workAfterASecond_orAtOnceWhenTheTenantHasChanged() {
        charge(5, "1");
        crovver.hardPools.put("pool", 5L);
        assertThat(charge(5, "2")).isInstanceOf(Decision.Refused.class);

        engine.tenantChanged("acme");
        assertThat(charge(5, "3")).isInstanceOf(Decision.Allowed.class);

        assertThat(charge(5, "4")).isInstanceOf(Decision.Refused.class);
        crovver.hardPools.put("pool", 5L);
        time.pass(Duration.ofSeconds(1));
        assertThat(charge(5, "5")).isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void offersThatFail_areAskedForOnceASecond_andKeepNobodyFromBeingServed() {
        crovver.addons = () -> {
            throw new CrovverApiException("broken", 500, null, null);
        };
        for (int i = 0; i < 30; i++) {
            assertThat(reason(charge(5, "k" + i))).isInstanceOf(Refusal.CreditsShort.class);
            time.pass(Duration.ofMillis(100));
        }

        assertThat(crovver.calls).filteredOn("availableAddons"::equals).hasSize(3);
        assertThat(engine.check(Requirement.feature("reports"), new Caller("globex", null)))
                .isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void refusalThatWasOnItsWayWhenCreditsWereBought_isNotRemembered() {
        crovver.beforeAnswer = () -> engine.tenantChanged("acme");
        charge(5, "1");
        crovver.hardPools.put("pool", 5L);

        assertThat(charge(5, "2")).isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void manyRequests_findOutTogetherWhetherAPoolIsStillShort() throws Exception {
        charge(5, "0");
        time.pass(Duration.ofSeconds(1));
        CountDownLatch answered = new CountDownLatch(1);
        crovver.beforeCharge = () -> hold(answered);
        ExecutorService requests = Executors.newCachedThreadPool();
        try {
            List<Future<Decision>> decisions = new ArrayList<>();
            for (int i = 1; i <= 20; i++) {
                String key = "k" + i;
                decisions.add(requests.submit(() -> charge(5, key)));
            }
            await().until(() -> consumptions() == 2);
            answered.countDown();
            for (Future<Decision> decision : decisions) {
                assertThat(decision.get()).isInstanceOf(Decision.Refused.class);
            }
            assertThat(consumptions()).isEqualTo(2);
        } finally {
            answered.countDown();
            requests.shutdownNow();
        }
    }

    @Test
    void charges_areHeardOf() {
        List<DecisionEvent.Charged> heard = new ArrayList<>();
        crovver.hardPools.put("pool", 5L);
        DecisionListener listener = event -> event.fold(decided -> false, heard::add);
        try (Engine told = Engine.builder(crovver)
                .clock(time)
                .ticker(time)
                .listener(listener)
                .build()) {
            told.decide(operation(5), ALICE, Action.minted("1", ""));
            told.decide(operation(5), ALICE, Action.minted("2", ""));
            told.decide(operation(5), ALICE, Action.minted("3", ""));
        }

        assertThat(heard)
                .extracting(
                        event -> event.result() == null ? null : event.result().word())
                .containsExactly("allowed", "blocked");
        assertThat(heard.get(0).tenant()).isEqualTo("acme");
        assertThat(heard.get(0).credits()).isEqualTo(Requirement.credits("pool", 5));
    }

    @Test
    void refusalFromMemory_isNoRefusalOfItsKey_whichStaysSpentAfterARestart() {
        charge(5, "1");
        assertThat(charge(5, "k")).isInstanceOf(Decision.Refused.class);
        crovver.hardPools.put("pool", 10L);
        engine.tenantChanged("acme");
        ((Decision.Allowed) charge(5, "k")).run().finish(null);

        try (Engine restarted = newEngine()) {
            assertThat(reason(charge(restarted, 5, "k"))).isInstanceOf(Refusal.ActionFinished.class);
        }
        assertThat(crovver.hardPools).containsEntry("pool", 5L);
    }

    @Test
    void refusalsThatCrovverRepeats_sayNothingOfThePoolNow() {
        for (int i = 0; i < 20; i++) {
            assertThat(reason(charge(5, "k"))).isInstanceOf(Refusal.CreditsShort.class);
            time.pass(Duration.ofSeconds(1));
        }
        crovver.hardPools.put("pool", 100L);

        try (Engine restarted = newEngine()) {
            assertThat(reason(charge(restarted, 5, "k"))).isInstanceOf(Refusal.CreditsShort.class);
            assertThat(charge(restarted, 5, "another")).isInstanceOf(Decision.Allowed.class);
            assertThat(charge(restarted, 5, "k")).isInstanceOf(Decision.Allowed.class);
        }
    }

    private Decision charge(long amount, String key) {
        return charge(engine, amount, key);
    }

    private static Decision charge(Engine by, long amount, String key) {
        return by.decide(operation(amount), ALICE, Action.named(key, "POST /"));
    }

    private static Operation operation(long amount) {
        return new Operation("Drafts#doPost", List.of(Requirement.credits("pool", amount)));
    }

    private long consumptions() {
        return List.copyOf(crovver.calls).stream()
                .filter(call -> call.startsWith("consumeCredits"))
                .count();
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
