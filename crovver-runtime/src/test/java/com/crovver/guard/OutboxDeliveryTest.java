package com.crovver.guard;

import static com.crovver.guard.EngineTest.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import com.crovver.annotation.Charge;
import com.crovver.annotation.OutagePolicy;
import com.crovver.guard.Outbox.Backlog;
import com.crovver.guard.Outbox.DeadDebt;
import com.crovver.guard.Outbox.Owed;
import com.crovver.model.ConsumeResult;
import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverException;
import com.crovver.model.CrovverNoSubscriptionException;
import com.crovver.model.CrovverProtocolException;
import com.crovver.model.CrovverTransportException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of what is owed: delivered under one key, put off, or refused; and what passes during an outage. */
class OutboxDeliveryTest {

    private static final Caller ALICE = new Caller("acme", "alice");
    private static final Operation LATER = new Operation(
            "Drafts#doPost", List.of(Requirement.credits("pool", 5).charge(Charge.ON_SUCCESS)));
    private static final Operation BEFORE = new Operation("Drafts#doPut", List.of(Requirement.credits("pool", 5)));
    private static final Operation LENIENT =
            new Operation("Drafts#doGet", List.of(Requirement.credits("pool", 5).outage(OutagePolicy.ALLOW)));
    private static final Operation LENIENT_THRICE = new Operation(
            "Drafts#doDelete",
            List.of(
                    Requirement.credits("first", 5).outage(OutagePolicy.ALLOW),
                    Requirement.credits("second", 5).outage(OutagePolicy.ALLOW),
                    Requirement.credits("third", 5).outage(OutagePolicy.ALLOW)));
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final ScriptedEntitlements crovver = new ScriptedEntitlements();
    private final TestTime time = new TestTime();
    private final MemoryChargeStore store = new MemoryChargeStore(time);
    private final List<DeadDebt> dead = new ArrayList<>();
    private final List<Backlog> backlogs = new ArrayList<>();
    private final List<DecisionEvent.Charged> charged = new ArrayList<>();
    private final Engine engine = builder().deliveryThreads(0).build();

    private EngineBuilder builder() {
        return Engine.builder(crovver)
                .clock(time)
                .ticker(time)
                .breaker(1_000, Duration.ofSeconds(5))
                .store(store)
                .listener(new DecisionListener() {
                    @Override
                    public void on(DecisionEvent event) {
                        event.fold(decided -> false, charged::add);
                    }

                    @Override
                    public void onBacklog(Backlog backlog) {
                        backlogs.add(backlog);
                    }

                    @Override
                    public void onDeadDebt(DeadDebt debt) {
                        dead.add(debt);
                    }
                });
    }

    @BeforeEach
    void fill() {
        crovver.hardPools.put("pool", 100L);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    // Delivery

    @Test
    void errorInTheBackground_endsNoDelivery() {
        TroubledStore troubled = new TroubledStore(store);
        troubled.broken.set(true);
        try (Engine real = builder().store(troubled).deliveryThreads(1).build()) {
            await().until(() -> !troubled.broken.get());

            ((Decision.Allowed) real.decide(LATER, ALICE, minted())).run().succeed();

            await().untilAsserted(() -> assertThat(crovver.hardPools).containsEntry("pool", 95L));
        }
    }

    /** They have been taken together; while they are leased, nobody else can deliver them. */
    @Test
    void deliveryThatCannotBeRecorded_holdsUpNoOtherTenant() {
        TroubledStore troubled = new TroubledStore(store);
        troubled.forgetful.set(true);
        List<String> tenants = List.of("acme", "hooli", "initech", "globex");
        tenants.forEach(tenant ->
                store.owe(List.of(new Debt("debt-of-" + tenant, tenant, "pool", 5, "Drafts#doPost", time.instant()))));
        try (Engine real = builder().store(troubled).deliveryThreads(0).build()) {
            real.deliver();
        }

        assertThat(tenants).filteredOn(tenant -> !store.owed(tenant).isEmpty()).containsExactly("acme");
        time.pass(LONGEST_WAIT);
        deliver();
        assertThat(store.owed("acme")).isEmpty();
        assertThat(crovver.hardPools).containsEntry("pool", 80L);
    }

    @Test
    void lostAnswers_areAskedForAgain_underTheSameKey_untilOneArrives() {
        succeed();
        crovver.beforeAnswer = () -> {
            throw outage();
        };
        deliver();
        crovver.beforeAnswer = () -> {};
        crovver.beforeCharge = () -> {
            throw outage();
        };
        for (int attempt = 0; attempt < 20; attempt++) {
            time.pass(LONGEST_WAIT);
            deliver();
        }
        assertThat(owed()).isEqualTo(new Owed(5, 0));
        crovver.beforeCharge = () -> {};
        time.pass(LONGEST_WAIT);
        deliver();

        assertThat(owed()).isEqualTo(Owed.NOTHING);
        assertThat(Set.copyOf(crovver.keys)).hasSize(1);
        assertThat(crovver.keys).hasSize(22);
        assertThat(crovver.hardPools).containsEntry("pool", 95L);
    }

    @Test
    void waits_growToAMinute_andArePassedBeforeTheNextAttempt() {
        succeed();
        crovver.beforeCharge = () -> {
            throw outage();
        };
        long passed = 0;
        List<Long> attempts = new ArrayList<>();
        while (attempts.size() < 12) {
            int before = crovver.keys.size();
            deliver();
            if (crovver.keys.size() > before) {
                attempts.add(passed);
            }
            time.pass(Duration.ofMillis(500));
            passed += 500;
        }

        for (int i = 1; i < attempts.size(); i++) {
            long wait = attempts.get(i) - attempts.get(i - 1);
            long most = Math.min(60_000, 1_000L << (i - 1));
            assertThat(wait).isBetween(most / 2, most + 500);
        }
    }

    @Test
    void wordThatIsNotKnown_isPutOff() {
        crovver.consumeOutcome = ConsumeResult.Outcome.UNKNOWN;
        succeed();
        deliver();

        assertThat(owed()).isEqualTo(new Owed(5, 0));
        assertThat(dead).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 408, 429, 500, 503})
    void errorThatMayPass_isPutOff(int status) {
        succeed();
        crovver.beforeCharge = () -> {
            throw new CrovverApiException("no", status, null, null);
        };
        deliver();

        assertThat(owed()).isEqualTo(new Owed(5, 0));
    }

    /** As something in front of Crovver may answer: with no code, or with nothing that can be read. */
    static Stream<CrovverException> answersOfOthers() {
        return Stream.of(
                new CrovverProtocolException("HTTP 302"),
                new CrovverApiException("no", 404, null, null),
                new CrovverApiException("no", 400, null, null),
                new CrovverNoSubscriptionException("no", 402, null));
    }

    @ParameterizedTest
    @MethodSource("answersOfOthers")
    void answerThatMayNotBeCrovvers_buriesNothing(CrovverException answer) {
        succeed();
        succeed();
        crovver.beforeCharge = () -> {
            throw answer;
        };
        deliver();
        assertThat(owed()).isEqualTo(new Owed(10, 0));
        assertThat(dead).isEmpty();

        crovver.beforeCharge = () -> {};
        time.pass(LONGEST_WAIT);
        deliver();
        assertThat(owed()).isEqualTo(Owed.NOTHING);
    }

    @Test
    void tooManyRequests_areTriedAgainWhenCrovverSaid() {
        succeed();
        crovver.beforeCharge = () -> {
            throw new CrovverApiException("no", 429, null, Duration.ofMinutes(30));
        };
        deliver();
        crovver.beforeCharge = () -> {};
        time.pass(Duration.ofMinutes(29));
        deliver();
        assertThat(owed()).isEqualTo(new Owed(5, 0));

        time.pass(Duration.ofMinutes(1));
        deliver();

        assertThat(owed()).isEqualTo(Owed.NOTHING);
    }

    @Test
    void deadDebt_isTold_andRefusesThePool_untilItIsCovered_andIsDeliveredFirst() {
        succeed();
        crovver.hardPools.put("pool", 3L);
        deliver();

        assertThat(owed()).isEqualTo(new Owed(0, 5));
        assertThat(dead).singleElement().satisfies(it -> {
            assertThat(it.reason()).isEqualTo("blocked: 3 credits are left");
            assertThat(it.debt().operation()).isEqualTo("Drafts#doPost");
        });
        time.pass(Duration.ofSeconds(2));
        assertThat(shortBy(LATER)).isEqualTo(-2);
        time.pass(Duration.ofSeconds(2));
        assertThat(shortBy(BEFORE)).isEqualTo(-2);
        assertThat(crovver.hardPools).containsEntry("pool", 3L);

        crovver.hardPools.put("pool", 10L);
        time.pass(Duration.ofSeconds(2));
        assertThat(decide(BEFORE)).isInstanceOf(Decision.Allowed.class);

        assertThat(owed()).isEqualTo(Owed.NOTHING);
        assertThat(crovver.hardPools).containsEntry("pool", 0L);
        assertThat(crovver.keys).doesNotHaveDuplicates();
    }

    /** A refused tenant at full speed costs one call a second. */
    @Test
    void poolInArrears_isRefusedFromMemory_forASecond() {
        succeed();
        crovver.hardPools.put("pool", 3L);
        deliver();
        time.pass(Duration.ofSeconds(2));
        shortBy(LATER);
        int calls = crovver.calls.size();

        for (int i = 0; i < 50; i++) {
            shortBy(LATER);
            shortBy(BEFORE);
        }

        assertThat(crovver.calls).hasSize(calls);
    }

    @Test
    void noSubscription_orAQuestionThatMakesNoSense_isADeadLetter_underTheSameKey() {
        succeed();
        crovver.beforeCharge = () -> {
            throw new CrovverNoSubscriptionException("no", 402, "NO_SUBSCRIPTION");
        };
        deliver();
        crovver.beforeCharge = () -> {
            throw new CrovverApiException("no", 404, "POOL_NOT_FOUND", null);
        };
        engine.outbox().orElseThrow().revive("acme", "pool");
        deliver();

        assertThat(dead)
                .extracting(DeadDebt::reason)
                .containsExactly("no live subscription", "HTTP 404 POOL_NOT_FOUND");
        assertThat(Set.copyOf(crovver.keys)).hasSize(1);
        crovver.beforeCharge = () -> {};
        engine.outbox().orElseThrow().revive("acme", "pool");
        deliver();
        assertThat(crovver.hardPools).containsEntry("pool", 95L);
    }

    @Test
    void deliveredCharge_isToldAsACharge() {
        succeed();
        deliver();

        assertThat(charged).singleElement().satisfies(it -> {
            assertThat(it.tenant()).isEqualTo("acme");
            assertThat(it.operation()).isEqualTo("Drafts#doPost");
            assertThat(it.credits().amount()).isEqualTo(5);
        });
        assertThat(backlogs).containsExactly(new Backlog(1, time.instant(), 0));
    }

    @Test
    void threads_deliverAsSoonAsItIsOwed_andEndAtClose() {
        Engine real = builder().build();
        Run run = ((Decision.Allowed) real.decide(LATER, ALICE, minted())).run();
        run.succeed();

        await().until(() -> owed().equals(Owed.NOTHING));
        real.close();

        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(Thread::isAlive)
                        .map(Thread::getName)
                        .collect(Collectors.toSet()))
                .noneMatch(name -> name.startsWith("crovver-outbox"));
    }

    /** One slow call after the other would let the backlog grow for ever where many tenants work at once. */
    @Test
    void debtsOfManyTenants_areDeliveredAtOnce() throws Exception {
        CountDownLatch together = new CountDownLatch(16);
        crovver.beforeCharge = () -> {
            together.countDown();
            try {
                together.await();
            } catch (InterruptedException e) {
                throw outage();
            }
        };
        for (int i = 0; i < 16; i++) {
            store.owe(List.of(new Debt("debt-" + i, "tenant-" + i, "pool", 5, "Drafts#doPost", time.instant())));
        }
        try (Engine real = builder().drain(Duration.ZERO).build()) {
            assertThat(together.await(10, TimeUnit.SECONDS))
                    .as("calls that are awaited, of 16: %s", together.getCount())
                    .isTrue();
            await().untilAsserted(() ->
                    assertThat(real.outbox().orElseThrow().backlog().live()).isZero());
        }
    }

    @Test
    void close_deliversWhatIsDue() {
        Engine real = builder().build();
        for (int i = 0; i < 10; i++) {
            ((Decision.Allowed) real.decide(LATER, ALICE, minted())).run().succeed();
        }
        real.close();

        assertThat(crovver.hardPools).containsEntry("pool", 50L);
    }

    // What passes during an outage

    @Test
    void outage_withAKnownBalance_lets5Pass_andDeliversThemLater() {
        crovver.hardPools.put("pool", 30L);
        assertThat(decide(LENIENT)).isInstanceOf(Decision.Allowed.class);
        crovver.beforeCharge = () -> {
            throw outage();
        };

        for (int i = 0; i < 5; i++) {
            assertThat(decide(LENIENT)).isInstanceOf(Decision.Allowed.class);
        }
        assertThat(decide(LENIENT)).isInstanceOf(Decision.Unknown.class);
        assertThat(decide(BEFORE)).isInstanceOf(Decision.Unknown.class);
        crovver.beforeCharge = () -> {};
        deliver();

        assertThat(crovver.hardPools).containsEntry("pool", 0L);
    }

    /** Answers get lost, but not charges: what they took is known only once it is delivered. */
    @Test
    void brownOut_letsNoMorePassThanTheLastBalanceCovers_thoughWhatIsOwedIsDelivered() {
        crovver.hardPools.put("pool", 15L);
        assertThat(decide(LENIENT)).isInstanceOf(Decision.Allowed.class);
        crovver.beforeAnswer = () -> {
            throw outage();
        };

        for (int i = 0; i < 2; i++) {
            assertThat(decide(LENIENT)).isInstanceOf(Decision.Allowed.class);
            deliver();
            assertThat(owed()).isEqualTo(Owed.NOTHING);
        }

        assertThat(decide(LENIENT)).isInstanceOf(Decision.Unknown.class);
    }

    @Test
    void outage_withNoKnownBalance_refuses() {
        crovver.beforeCharge = () -> {
            throw outage();
        };

        assertThat(decide(LENIENT)).isInstanceOf(Decision.Unknown.class);
        assertThat(owed()).isEqualTo(Owed.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429})
    void noOutage_letsNothingPass(int status) {
        decide(LENIENT);
        crovver.beforeCharge = () -> {
            throw new CrovverApiException("no", status, null, null);
        };

        assertThat(decide(LENIENT)).isInstanceOf(Decision.Unknown.class);
    }

    @Test
    void chargeWhoseAnswerWasLost_isOwedUnderItsKey_andTakenOnce() {
        decide(LENIENT);
        crovver.beforeAnswer = () -> {
            throw outage();
        };
        ((Decision.Allowed) engine.decide(LENIENT, ALICE, named("k"))).run().finish(null);
        crovver.beforeAnswer = () -> {};
        deliver();

        assertThat(crovver.hardPools).containsEntry("pool", 90L);
        assertThat(reason(engine.decide(LENIENT, ALICE, named("k")))).isInstanceOf(Refusal.ActionFinished.class);
    }

    @Test
    void runLetThroughThatFails_isRepeatedWithoutAnotherDebt() {
        decide(LENIENT);
        crovver.beforeCharge = () -> {
            throw notSent();
        };
        ((Decision.Allowed) engine.decide(LENIENT, ALICE, named("k"))).run().fail();
        ((Decision.Allowed) engine.decide(LENIENT, ALICE, named("k"))).run().finish(null);

        assertThat(owed()).isEqualTo(new Owed(5, 0));
    }

    /** An outage is no way to use spent keys again: what is owed for them is charged like new work. */
    @Test
    void spentKeyWhoseRecordIsGone_inAnOutage_isPaidAnew() {
        ((Decision.Allowed) engine.decide(LENIENT, ALICE, named("k"))).run().finish(null);
        time.pass(Duration.ofDays(2));
        crovver.beforeCharge = () -> {
            throw notSent();
        };
        ((Decision.Allowed) engine.decide(LENIENT, ALICE, named("k"))).run().finish(null);
        crovver.beforeCharge = () -> {};
        deliver();

        assertThat(crovver.hardPools).containsEntry("pool", 90L);
    }

    /** Balances are told, and every charge is lost: the key of old work, whose record is gone, pays for no new work. */
    @Test
    void spentKeyWhoseRecordIsGone_whileChargesAloneAreLost_isPaidAnew() {
        ((Decision.Allowed) engine.decide(LENIENT, ALICE, named("k"))).run().finish(null);
        time.pass(Duration.ofDays(2));
        crovver.beforeCharge = () -> {
            throw outage();
        };
        ((Decision.Allowed) engine.decide(LENIENT, ALICE, named("other"))).run().finish(null);
        ((Decision.Allowed) engine.decide(LENIENT, ALICE, named("k"))).run().finish(null);
        crovver.beforeCharge = () -> {};
        time.pass(LONGEST_WAIT);
        deliver();

        assertThat(crovver.hardPools).containsEntry("pool", 85L);
        assertThat(owed()).isEqualTo(Owed.NOTHING);
    }

    /** While what is owed is delivered, too, charges are lost at first, or not even sent. */
    @Test
    void spentKeyWhoseRecordIsGone_whoseDeliveriesFailAtFirst_isPaidAnew() {
        ((Decision.Allowed) engine.decide(LENIENT, ALICE, named("k"))).run().finish(null);
        time.pass(Duration.ofDays(2));
        crovver.beforeCharge = () -> {
            throw outage();
        };
        assertThat(engine.decide(LENIENT, new Caller("hooli", "bob"), named("other")))
                .isInstanceOf(Decision.Unknown.class);
        ((Decision.Allowed) engine.decide(LENIENT, ALICE, named("k"))).run().finish(null);
        for (int i = 0; i < 3; i++) {
            deliver();
            time.pass(LONGEST_WAIT);
        }
        crovver.beforeCharge = () -> {};
        deliver();

        assertThat(crovver.hardPools).containsEntry("pool", 90L);
        assertThat(owed()).isEqualTo(Owed.NOTHING);
    }

    /** Its answer could not be told from that of old work. */
    @Test
    void debtUnderTheKeyOfAClient_isNotSent_whileTheBalanceCannotBeRead() {
        decide(LENIENT);
        crovver.beforeCharge = () -> {
            throw outage();
        };
        ((Decision.Allowed) engine.decide(LENIENT, ALICE, named("other"))).run().finish(null);
        ((Decision.Allowed) engine.decide(LENIENT, ALICE, named("k"))).run().finish(null);
        crovver.beforeCharge = () -> {};
        crovver.beforeBalance = () -> {
            throw outage();
        };
        deliver();
        assertThat(owed()).isEqualTo(new Owed(5, 0));
        assertThat(crovver.hardPools).containsEntry("pool", 90L);

        crovver.beforeBalance = () -> {};
        time.pass(LONGEST_WAIT);
        deliver();
        assertThat(owed()).isEqualTo(Owed.NOTHING);
        assertThat(crovver.hardPools).containsEntry("pool", 85L);
    }

    /** The plan is renewed, and then a delivery arrives whose answer is lost: it has left more than there was at first. */
    @Test
    void deliveryWhoseAnswerIsLost_isNotMadeAgain_thoughCreditsWereAdded() {
        crovver.beforeCharge = () -> {
            throw outage();
        };
        ((Decision.Allowed) engine.decide(LENIENT, ALICE, named("other"))).run().finish(null);
        ((Decision.Allowed) engine.decide(LENIENT, ALICE, named("k"))).run().finish(null);
        crovver.beforeCharge = () -> {};
        crovver.hardPools.put("pool", 1_000L);
        crovver.beforeAnswer = () -> {
            throw outage();
        };
        for (int i = 0; i < 4; i++) {
            time.pass(LONGEST_WAIT);
            deliver();
        }
        crovver.beforeAnswer = () -> {};
        for (int i = 0; i < 4; i++) {
            time.pass(LONGEST_WAIT);
            deliver();
        }

        assertThat(crovver.hardPools).containsEntry("pool", 990L);
        assertThat(owed()).isEqualTo(Owed.NOTHING);
    }

    @Test
    void chargeWhoseAnswerWasLost_isNotMadeAgain_whateverItsBalanceWas() {
        crovver.beforeAnswer = () -> {
            throw outage();
        };
        ((Decision.Allowed) engine.decide(LENIENT, ALICE, named("first"))).run().finish(null);
        ((Decision.Allowed) engine.decide(LENIENT, ALICE, named("second")))
                .run()
                .finish(null);
        crovver.beforeAnswer = () -> {};
        deliver();

        assertThat(crovver.hardPools).containsEntry("pool", 90L);
        assertThat(owed()).isEqualTo(Owed.NOTHING);
    }

    /** What is revived stands behind what is owed from another pool. */
    @Test
    void refusedDebts_behindMoreThanCanBeDeliveredAtOnce_keepThePoolRefused_untilTheyArePaid() {
        succeed();
        crovver.hardPools.put("pool", 3L);
        deliver();
        assertThat(owed()).isEqualTo(new Owed(0, 5));
        crovver.hardPools.put("others", 1_000L);
        for (int i = 0; i < 150; i++) {
            store.owe(List.of(new Debt("other-" + i, "acme", "others", 1, "Drafts#doPost", time.instant())));
        }
        crovver.hardPools.put("pool", 20L);
        time.pass(Duration.ofSeconds(5));

        assertThat(reason(decide(BEFORE))).isInstanceOf(Refusal.CreditsShort.class);
        time.pass(Duration.ofSeconds(5));
        assertThat(decide(BEFORE)).isInstanceOf(Decision.Allowed.class);
        assertThat(crovver.hardPools).containsEntry("pool", 10L);
    }

    @Test
    void onSuccess_inAnOutage_passesByTheLastKnownBalance_ifItsGuardSaysSo() {
        Operation lenient = new Operation(
                "Drafts#doPatch",
                List.of(Requirement.credits("pool", 5).charge(Charge.ON_SUCCESS).outage(OutagePolicy.ALLOW)));
        crovver.hardPools.put("pool", 10L);
        ((Decision.Allowed) decide(lenient)).run().fail();
        crovver.beforeBalance = () -> {
            throw outage();
        };

        assertThat(decide(LATER)).isInstanceOf(Decision.Unknown.class);
        ((Decision.Allowed) decide(lenient)).run().succeed();
        Run inFlight = ((Decision.Allowed) decide(lenient)).run();
        assertThat(decide(lenient)).isInstanceOf(Decision.Unknown.class);
        inFlight.fail();
        ((Decision.Allowed) decide(lenient)).run().succeed();

        assertThat(owed()).isEqualTo(new Owed(10, 0));
    }

    @Test
    void refusalOfAnotherPool_takesBackWhatWasOwedInstead() {
        Operation two = new Operation(
                "Drafts#doDelete",
                List.of(
                        Requirement.credits("first", 1).outage(OutagePolicy.ALLOW),
                        Requirement.credits("second", 1).outage(OutagePolicy.ALLOW)));
        crovver.hardPools.put("first", 10L);
        crovver.hardPools.put("second", 0L);
        engine.balances("acme");
        crovver.beforeBalance = () -> {
            throw outage();
        };
        crovver.beforeCharge = () -> {
            throw notSent();
        };

        assertThat(engine.decide(two, ALICE, named("k"))).isInstanceOf(Decision.Unknown.class);
        assertThat(store.owed("acme")).isEmpty();
        crovver.beforeBalance = () -> {};
        crovver.beforeCharge = () -> {};
        crovver.hardPools.put("second", 5L);
        assertThat(engine.decide(two, ALICE, named("k"))).isInstanceOf(Decision.Allowed.class);

        assertThat(crovver.hardPools).contains(entry("first", 9L), entry("second", 4L));
    }

    /** Asked all the same, the second pool would say no, and the next identity would hide the lost charge of the first. */
    @Test
    void lostCharge_takenBackAsALaterPoolIsNotCovered_isUsedByTheRepeat() {
        oweAll("second");
        crovver.beforeAnswer = () -> {
            crovver.beforeAnswer = () -> {};
            crovver.hardPools.put("second", 0L);
            throw outage();
        };

        assertThat(engine.decide(LENIENT_THRICE, ALICE, named("k"))).isInstanceOf(Decision.Unknown.class);
        crovver.hardPools.put("second", 20L);

        assertThat(engine.decide(LENIENT_THRICE, ALICE, named("k"))).isInstanceOf(Decision.Allowed.class);
        assertThat(crovver.hardPools).contains(entry("first", 95L), entry("second", 15L), entry("third", 95L));
    }

    /** A record can tell of one charge alone that it may have been made. */
    @Test
    void lostCharge_isTheLastThatIsSent_soThatTheRepeatTakesNothingTwice() {
        oweAll("third");
        crovver.beforeAnswer = () -> {
            throw outage();
        };

        assertThat(engine.decide(LENIENT_THRICE, ALICE, named("k"))).isInstanceOf(Decision.Unknown.class);
        crovver.beforeAnswer = () -> {};
        crovver.hardPools.put("third", 20L);

        assertThat(engine.decide(LENIENT_THRICE, ALICE, named("k"))).isInstanceOf(Decision.Allowed.class);
        assertThat(crovver.hardPools).contains(entry("first", 95L), entry("second", 95L), entry("third", 15L));
    }

    /** Three pools, of which one holds no more than what is owed from it. */
    private void oweAll(String pool) {
        List.of("first", "second", "third").forEach(each -> crovver.hardPools.put(each, 100L));
        crovver.hardPools.put(pool, 5L);
        Operation owing = new Operation(
                "Drafts#doPatch", List.of(Requirement.credits(pool, 5).charge(Charge.ON_SUCCESS)));
        ((Decision.Allowed) decide(owing)).run().succeed();
    }

    private void succeed() {
        ((Decision.Allowed) decide(LATER)).run().succeed();
    }

    private Decision decide(Operation operation) {
        return engine.decide(operation, ALICE, minted());
    }

    private long shortBy(Operation operation) {
        return ((Refusal.CreditsShort) reason(decide(operation))).remaining();
    }

    private void deliver() {
        while (engine.deliver()) {
            // until nothing is due
        }
    }

    private Owed owed() {
        return store.owed("acme").getOrDefault("pool", Owed.NOTHING);
    }

    private static CrovverException outage() {
        return new CrovverTransportException("no answer", 1, true, new IOException("reset"));
    }

    private static CrovverException notSent() {
        return new CrovverTransportException("no answer", 1, false, new IOException("refused"));
    }

    private static Action minted() {
        return Action.minted(UUID.randomUUID().toString(), "POST /drafts");
    }

    private static Action named(String key) {
        return Action.named(key, "POST /drafts");
    }
}
