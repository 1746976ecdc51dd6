package com.crovver.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.crovver.annotation.OutagePolicy;
import com.crovver.model.Access;
import com.crovver.model.Allocation;
import com.crovver.model.ConsumeResult;
import com.crovver.model.CrovverTransportException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that wait for Crovver: for one call together, no longer than each may, and not too many of one tenant. */
class WaitingTest {

    private static final Requirement.Feature FEATURE = Requirement.feature("reports");

    private final TestTime time = new TestTime();
    private final ScriptedEntitlements crovver = new ScriptedEntitlements();
    private final CountDownLatch answered = new CountDownLatch(1);
    private final ExecutorService requests = Executors.newCachedThreadPool();

    WaitingTest() {
        crovver.access = () -> {
            hold();
            return new Access(true, null);
        };
    }

    @AfterEach
    void end() {
        answered.countDown();
        requests.shutdownNow();
    }

    private EngineBuilder builder() {
        return Engine.builder(crovver).clock(time).ticker(time).budget(Duration.ofSeconds(30));
    }

    @Test
    void manyRequests_waitForOneCall() throws Exception {
        try (Engine engine = builder().build()) {
            List<Future<Decision>> decisions = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                decisions.add(requests.submit(() -> engine.check(FEATURE, caller("acme"))));
            }
            await().until(() -> !crovver.calls.isEmpty());
            answered.countDown();

            for (Future<Decision> decision : decisions) {
                assertThat(decision.get()).isInstanceOf(Decision.Allowed.class);
            }
            assertThat(crovver.calls).containsExactly("canAccess reports");
        }
    }

    @Test
    void oneTenant_holdsAQuarterOfTheWaiters_andOthersStillGetTheirAnswers() throws Exception {
        try (Engine engine = builder().waiters(8).build()) {
            Future<Decision> first = requests.submit(() -> engine.check(FEATURE, caller("acme")));
            Future<Decision> second =
                    requests.submit(() -> engine.check(Requirement.feature("exports"), caller("acme")));
            await().until(() -> crovver.calls.size() == 2);

            Decision third = engine.check(Requirement.feature("other"), caller("acme"));
            Future<Decision> others = requests.submit(() -> engine.check(FEATURE, caller("globex")));
            await().until(() -> crovver.calls.size() == 3);
            answered.countDown();

            assertThat(third)
                    .isInstanceOfSatisfying(
                            Decision.Unknown.class, it -> assertThat(it.cause()).hasMessageContaining("one tenant"));
            assertThat(first.get()).isInstanceOf(Decision.Allowed.class);
            assertThat(second.get()).isInstanceOf(Decision.Allowed.class);
            assertThat(others.get()).isInstanceOf(Decision.Allowed.class);
        }
    }

    @Test
    void ownQuestions_takeTheirPlacesAmongTheWaitersOfTheTenant() throws Exception {
        crovver.beforeCharge = this::hold;
        crovver.hardPools.put("pool", 10L);
        try (Engine engine = builder().waiters(8).build()) {
            Future<ConsumeResult> first = requests.submit(() -> engine.consume("acme", "pool", 5, "1"));
            Future<ConsumeResult> second = requests.submit(() -> engine.consume("acme", "pool", 5, "2"));
            await().until(() -> crovver.calls.size() == 2);

            Future<ConsumeResult> third = requests.submit(() -> engine.consume("acme", "pool", 5, "3"));
            assertThatThrownBy(() -> third.get(10, TimeUnit.SECONDS)).hasMessageContaining("one tenant");
            assertThatThrownBy(() -> engine.seats("acme")).hasMessageContaining("one tenant");
            assertThatThrownBy(() -> engine.ask("acme", deadline -> 1)).hasMessageContaining("one tenant");
            assertThat(engine.seats("globex").capacityUnits()).isEqualTo(2);
            answered.countDown();

            assertThat(first.get().taken()).isTrue();
            assertThat(second.get().taken()).isTrue();
        }
    }

    @Test
    void crowdOfOneTenant_isNoOutage_soThatNobodyIsAllowedByIt() {
        try (Engine engine = builder().waiters(4).build()) {
            requests.execute(() -> engine.check(Requirement.feature("other"), caller("acme")));
            await().until(() -> crovver.calls.size() == 1);

            assertThat(engine.check(FEATURE.outage(OutagePolicy.ALLOW), caller("acme")))
                    .isInstanceOf(Decision.Unknown.class);
            assertThat(crovver.calls).hasSize(1);
        }
    }

    @Test
    void remembered_needsNoRoomAmongTheWaiters() {
        crovver.access = () -> new Access(true, null);
        try (Engine engine = builder().waiters(1).build()) {
            engine.check(FEATURE, caller("acme"));
            crovver.access = () -> {
                hold();
                return new Access(true, null);
            };
            requests.execute(() -> engine.check(Requirement.feature("other"), caller("acme")));
            await().until(() -> crovver.calls.size() == 2);

            assertThat(engine.check(FEATURE, caller("acme"))).isInstanceOf(Decision.Allowed.class);
        }
    }

    @Test
    void waiter_givesUpAtItsOwnDeadline() {
        try (Engine engine = builder().budget(Duration.ofMillis(50)).build()) {
            requests.execute(() -> engine.check(FEATURE, caller("acme")));
            await().until(() -> crovver.calls.size() == 1);

            // The first call goes on: what was scripted here minds no deadline.
            assertThat(engine.check(FEATURE, caller("acme"))).isInstanceOf(Decision.Unknown.class);
            assertThat(crovver.calls).hasSize(1);
        }
    }

    @Test
    void interruptedAsker_doesNotSpoilItForTheOthers() throws InterruptedException, ExecutionException {
        try (Engine engine = builder().build()) {
            Thread asker = new Thread(() -> engine.check(FEATURE, caller("acme")));
            asker.start();
            await().until(() -> crovver.calls.size() == 1);
            Future<Decision> joined = requests.submit(() -> engine.check(FEATURE, caller("acme")));
            crovver.access = () -> new Access(true, null);

            asker.interrupt();
            asker.join();

            assertThat(joined.get()).isInstanceOf(Decision.Allowed.class);
        }
    }

    @Test
    void callThatHadLessTimeThanAWaiterHasLeft_isMadeOnceMoreForIt() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch taken = new CountDownLatch(1);
        crovver.access = () -> {
            if (asked.incrementAndGet() > 1) {
                return new Access(true, null);
            }
            taken.countDown();
            hold();
            throw new CrovverTransportException("late", 1, new HttpTimeoutException("late"));
        };
        FeatureQuestion question = new FeatureQuestion(FEATURE);
        try (Answers answers = new Answers(crovver, builder())) {
            TenantAnswers facts = answers.of("acme");
            Future<Fact<Verdict>> hurried =
                    requests.submit(() -> Inquiry.ofRequest(answers, facts, Deadline.in(Duration.ofMillis(300)))
                            .fresh(question));
            taken.await();
            Future<Fact<Verdict>> patient =
                    requests.submit(() -> Inquiry.ofRequest(answers, facts, Deadline.in(Duration.ofSeconds(30)))
                            .fresh(question));
            await().until(() -> facts.waiting().get() == 2);
            answered.countDown();

            assertThat(patient.get().answer().granted()).isTrue();
            assertThatThrownBy(hurried::get).hasCauseInstanceOf(CrovverTransportException.class);
            assertThat(asked).hasValue(2);
        }
    }

    /** Otherwise a few tenants with long lists would take the room of all others. */
    @Test
    void listThatTakesTooLong_isReadInTheBackground_andWaitedForByNobody() throws Exception {
        crovver.allocations = () -> {
            if (Thread.currentThread().getName().startsWith("crovver-refresh")) {
                hold();
            }
            throw new CrovverTransportException("too many pages", 0, false, new HttpTimeoutException("deadline"));
        };
        Caller alice = new Caller("acme", "alice");
        try (Engine engine = builder().budget(Duration.ofSeconds(20)).build()) {
            engine.check(Requirement.seat(), alice);
            await().until(() -> crovver.calls.size() == 2);

            Future<Decision> next = requests.submit(() -> engine.check(Requirement.seat(), alice));

            assertThat(next.get(10, TimeUnit.SECONDS)).isInstanceOf(Decision.Unknown.class);
            assertThat(crovver.calls).containsExactly("allocations", "allocations");
        }
    }

    @Test
    void listThatTakesTooLong_andHasToQueue_isNotAskedForByEveryRequest() {
        crovver.allocations = () -> {
            if (Thread.currentThread().getName().startsWith("crovver-refresh")) {
                hold();
            }
            throw new CrovverTransportException("too many pages", 0, false, new HttpTimeoutException("deadline"));
        };
        try (Engine engine =
                builder().budget(Duration.ofSeconds(20)).refreshThreads(1).build()) {
            engine.check(Requirement.seat(), new Caller("acme", "alice"));
            await().until(() -> crovver.calls.size() == 2);
            engine.check(Requirement.seat(), new Caller("globex", "bob"));

            assertThat(engine.check(Requirement.seat(), new Caller("globex", "bob")))
                    .isInstanceOf(Decision.Unknown.class);
            assertThat(crovver.calls).hasSize(3);
        }
    }

    @Test
    void refreshThatTakesLongerThanARequestMay_isWaitedForByNobody() throws Exception {
        crovver.allocations = () -> {
            if (Thread.currentThread().getName().startsWith("crovver-refresh")) {
                hold();
            }
            return List.of(new Allocation("alice", null, null, "active", null, null, Map.of()));
        };
        try (Engine engine = builder().budget(Duration.ofSeconds(20)).build()) {
            engine.check(Requirement.seat(), new Caller("acme", "alice"));
            time.pass(Duration.ofSeconds(45));
            engine.check(Requirement.seat(), new Caller("acme", "alice"));
            await().until(() -> crovver.calls.size() == 2);
            time.pass(Duration.ofSeconds(21));

            Future<Decision> next = requests.submit(() -> engine.check(Requirement.seat(), new Caller("acme", "bob")));

            assertThat(next.get(10, TimeUnit.SECONDS)).isInstanceOf(Decision.Unknown.class);
        }
    }

    private static Caller caller(String tenant) {
        return new Caller(tenant, null);
    }

    private void hold() {
        try {
            answered.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CrovverTransportException("interrupted", 1, e);
        }
    }
}
