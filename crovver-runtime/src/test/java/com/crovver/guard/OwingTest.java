package com.crovver.guard;

import static com.crovver.guard.EngineTest.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.crovver.annotation.Charge;
import com.crovver.annotation.Cost;
import com.crovver.annotation.OutagePolicy;
import com.crovver.guard.Outbox.Owed;
import com.crovver.model.CrovverTransportException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What succeeded is owed once, what failed is not, whatever becomes of store, process and record meanwhile. */
class OwingTest {

    private static final Caller ALICE = new Caller("acme", "alice");
    private static final Operation LATER = new Operation(
            "Drafts#doPost", List.of(Requirement.credits("pool", 5).charge(Charge.ON_SUCCESS)));
    private static final Operation BEFORE = new Operation("Drafts#doPut", List.of(Requirement.credits("pool", 5)));

    private static final Operation LENIENT =
            new Operation("Drafts#doGet", List.of(Requirement.credits("pool", 5).outage(OutagePolicy.ALLOW)));

    private final ScriptedEntitlements crovver = new ScriptedEntitlements();
    private final TestTime time = new TestTime();
    private final MemoryChargeStore memory = new MemoryChargeStore(time);
    private final TroubledStore store = new TroubledStore(memory);
    private Engine engine = newEngine();

    private Engine newEngine() {
        return Engine.builder(crovver)
                .clock(time)
                .ticker(time)
                .refusalsKept(Duration.ZERO)
                .store(store)
                .deliveryThreads(0)
                .build();
    }

    @BeforeEach
    void fill() {
        crovver.hardPools.put("pool", 100L);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void success_isOwed_andDelivered() {
        Run run = allowed(minted());
        assertThat(run.owes()).isTrue();
        assertThat(crovver.hardPools).containsEntry("pool", 100L);

        run.succeed();
        assertThat(owed()).isEqualTo(5);
        assertThat(crovver.hardPools).containsEntry("pool", 100L);
        run.succeed();
        run.finish(null);
        deliver();

        assertThat(owed()).isZero();
        assertThat(crovver.hardPools).containsEntry("pool", 95L);
    }

    @Test
    void failureOrRefusalByTheHandler_isNotOwed() {
        allowed(minted()).fail();
        allowed(minted()).finish(null);
        allowed(named("k")).fail();
        allowed(named("l")).finish(null);

        assertThat(owed()).isZero();
    }

    @Test
    void storeThatCannotBeReadBeforeTheRun_leavesTheKeyOpen() {
        store.unreadable = true;
        assertThat(decide(named("k"))).isInstanceOf(Decision.Unknown.class);
        store.unreadable = false;

        allowed(named("k")).succeed();

        assertThat(owed()).isEqualTo(5);
    }

    @Test
    void success_afterTheEnd_isNotOwed() {
        Run run = allowed(minted());
        run.fail();

        run.succeed();

        assertThat(owed()).isZero();
    }

    @Test
    void key_isSpentWithTheSuccess_evenIfTheProcessDiesRightAfter() {
        allowed(named("k")).succeed();
        engine = newEngine();

        assertThat(reason(decide(named("k")))).isInstanceOf(Refusal.ActionFinished.class);
        deliver();
        assertThat(crovver.hardPools).containsEntry("pool", 95L);
    }

    @Test
    void runThatFailedAfterItHadSucceeded_repeatsWithoutAnotherDebt_threeRunsInAll() {
        for (int run = 0; run < ActionRecord.MAX_RUNS; run++) {
            Run next = allowed(named("k"));
            next.succeed();
            next.fail();
        }

        assertThat(reason(decide(named("k")))).isInstanceOf(Refusal.ActionFinished.class);
        assertThat(owed()).isEqualTo(5);
    }

    @Test
    void runThatWasPaidBefore_maySayAnyAmount_andOwesNothingMore() {
        Run first = allowed(named("k"));
        first.charge("pool", 7);
        first.succeed();
        first.fail();

        Run second = allowed(named("k"));
        assertThat(second.owes("pool")).isTrue();
        second.charge("pool", 9);
        second.charge("pool", 2);
        second.succeed();
        second.charge("pool", 11);
        assertThatThrownBy(() -> second.charge("pool", -1)).isInstanceOf(IllegalArgumentException.class);
        second.fail();
        allowed(named("k")).charge("pool", 3, memory);

        assertThat(owed()).isEqualTo(7);
        assertThat(reason(decide(named("k")))).isInstanceOf(Refusal.ActionFinished.class);
    }

    @Test
    void runThatFailedBefore_repeats_andIsOwedOnce() {
        allowed(named("k")).fail();
        allowed(named("k")).succeed();

        assertThat(owed()).isEqualTo(5);
    }

    @Test
    void runTakenOver_isOwedOnce_whicheverSucceedsFirst() {
        Run slow = allowed(named("k"));
        time.pass(Duration.ofMinutes(15));
        Run other = allowed(named("k"));

        slow.succeed();
        other.succeed();
        assertThat(owed()).isEqualTo(5);
        deliver();
        slow.finish(null);
        other.finish(null);
        deliver();

        assertThat(crovver.hardPools).containsEntry("pool", 95L);
    }

    /** Otherwise one key, sent once a day, would be paid once and run for ever. */
    @Test
    void keyWhoseRecordWasForgotten_isNewWork_andPaidAnew() {
        for (int day = 1; day <= 3; day++) {
            Run run = allowed(named("k"));
            run.succeed();
            run.finish(null);
            deliver();
            time.pass(Duration.ofDays(2));
            assertThat(crovver.hardPools).containsEntry("pool", 100L - 5L * day);
        }
    }

    @Test
    void balance_isCheckedBefore_lessWhatIsOwedAndInFlight() {
        crovver.hardPools.put("pool", 12L);
        allowed(minted()).succeed();
        Run inFlight = allowed(minted());

        assertThat(reason(decide(minted())))
                .isInstanceOfSatisfying(
                        Refusal.CreditsShort.class,
                        it -> assertThat(it.remaining()).isEqualTo(2));
        inFlight.fail();
        allowed(minted()).succeed();
        deliver();
        assertThat(reason(decide(minted()))).isInstanceOf(Refusal.CreditsShort.class);
        assertThat(crovver.hardPools).containsEntry("pool", 2L);
    }

    /** So that a page that asks first says what the guard would say. */
    @Test
    void check_ofCreditsOnSuccess_countsWhatIsOwedAndInFlight_asTheGuardDoes() {
        crovver.hardPools.put("pool", 12L);
        allowed(minted()).succeed();
        allowed(minted());

        assertThat(left(check(LATER))).isEqualTo(2);

        assertThat(left(decide(minted()))).isEqualTo(2);
    }

    @Test
    void check_ofCreditsBefore_countsOnlyWhatCrovverKnows_asTheGuardDoes() {
        crovver.hardPools.put("pool", 7L);
        allowed(minted()).succeed();

        assertThat(check(BEFORE)).isInstanceOf(Decision.Allowed.class);

        assertThat(engine.decide(BEFORE, ALICE, minted())).isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void check_ofCreditsBefore_whoseDebtsWereRefused_countsThem_asTheGuardDoes() {
        allowed(minted()).succeed();
        allowed(minted()).succeed();
        crovver.hardPools.put("pool", 3L);
        deliver();
        crovver.hardPools.put("pool", 14L);

        assertThat(left(check(BEFORE))).isEqualTo(4);
        assertThat(left(check(LATER))).isEqualTo(4);
        assertThat(crovver.hardPools).containsEntry("pool", 14L);

        assertThat(left(engine.decide(BEFORE, ALICE, minted()))).isEqualTo(4);
    }

    @Test
    void check_ofCreditsWhoseDebtsCannotBeRead_isUnknown() {
        store.unreadable = true;

        assertThat(check(LATER)).isInstanceOf(Decision.Unknown.class);
    }

    @Test
    void runThatNeverEnds_holdsItsCredits_untilItsLeaseEnds() {
        crovver.hardPools.put("pool", 5L);
        allowed(minted());
        assertThat(reason(decide(minted()))).isInstanceOf(Refusal.CreditsShort.class);

        time.pass(Duration.ofMinutes(15));

        allowed(minted());
    }

    @Test
    void tenantWithoutAPool_orWithoutASubscription_isRefused() {
        crovver.hardPools.clear();
        crovver.hardPools.put("other", 5L);
        assertThat(reason(decide(minted()))).isInstanceOf(Refusal.CreditsShort.class);

        crovver.hardPools.clear();
        assertThat(reason(decide(minted()))).isInstanceOf(Refusal.NoLiveSubscription.class);
    }

    @Test
    void storeAwayAtSuccess_isSaid_andLeavesTheKeyToBeRepeated() {
        Run run = allowed(named("k"));
        store.away = true;
        assertThatThrownBy(run::succeed).isInstanceOf(ChargeStoreException.class);
        store.away = false;
        run.fail();

        assertThat(owed()).isZero();
        allowed(named("k")).succeed();
        assertThat(owed()).isEqualTo(5);
    }

    /** Three runs are for those that fail, and this one did not. */
    @Test
    void storeAwayAtTheSuccessOfTheLastRun_leavesTheKeyToBeRepeated() {
        for (int run = 1; run < ActionRecord.MAX_RUNS; run++) {
            allowed(named("k")).fail();
        }
        Run last = allowed(named("k"));
        store.away = true;
        assertThatThrownBy(last::succeed).isInstanceOf(ChargeStoreException.class);
        store.away = false;
        last.fail();

        allowed(named("k")).succeed();

        assertThat(owed()).isEqualTo(5);
    }

    @Test
    void chargeWhoseAnswerIsLost_whileTheOutboxCannotBeRead_isUsedByItsIdentity() {
        engine.balances("acme");
        crovver.beforeAnswer = () -> {
            store.unreadable = true;
            throw new CrovverTransportException("the answer was lost", 1, new IOException("reset"));
        };
        Decision decision = engine.decide(LENIENT, ALICE, minted());
        assertThat(decision).isInstanceOf(Decision.Unknown.class);
        String identity = ((Decision.Unknown) decision).identity();
        assertThat(identity).isNotNull();
        store.unreadable = false;
        crovver.beforeAnswer = () -> {};

        assertThat(engine.decide(LENIENT, ALICE, named(identity))).isInstanceOf(Decision.Allowed.class);

        assertThat(crovver.hardPools).containsEntry("pool", 95L);
        assertThat(owed()).isZero();
    }

    @Test
    void storeAwayAtSuccess_withoutAKey_isNotCharged_andItsIdentityPaysOnce() {
        Run run = allowed(minted());
        store.away = true;
        assertThatThrownBy(run::succeed).isInstanceOf(ChargeStoreException.class);
        store.away = false;
        run.noteSuccess();
        run.fail();
        assertThat(owed()).isZero();

        allowed(named(run.identity())).succeed();

        assertThat(owed()).isEqualTo(5);
        assertThat(reason(decide(named(run.identity())))).isInstanceOf(Refusal.ActionFinished.class);
    }

    @Test
    void startThatCannotBeWritten_afterCreditsWereTaken_handsOutItsIdentity_whichPaysOnce() {
        Operation both = new Operation(
                "Drafts#doPost",
                List.of(
                        Requirement.credits("before", 1),
                        Requirement.credits("pool", 5).outage(OutagePolicy.ALLOW)));
        crovver.hardPools.put("before", 10L);
        engine.balances("acme");
        crovver.beforeCharge = () -> {
            if (!crovver.hardPools.get("before").equals(10L)) {
                throw new CrovverTransportException("no answer", 1, false, new IOException("refused"));
            }
        };
        store.away = true;
        Decision decision = engine.decide(both, ALICE, minted());
        assertThat(decision).isInstanceOf(Decision.Unknown.class);
        String identity = ((Decision.Unknown) decision).identity();
        assertThat(identity).isNotNull();
        store.away = false;
        crovver.beforeCharge = () -> {};

        assertThat(engine.decide(both, ALICE, named(identity))).isInstanceOf(Decision.Allowed.class);

        assertThat(owed()).isZero();
        assertThat(crovver.hardPools).containsEntry("before", 9L).containsEntry("pool", 95L);
    }

    @Test
    void storeAwayAtTheStart_runsNothing() {
        store.away = true;

        assertThat(decide(named("k"))).isInstanceOf(Decision.Unknown.class);
    }

    @Test
    void storeAway_doesNotKeepAnActionWithoutAKeyFromRunning_thatIsChargedBefore() {
        store.away = true;
        store.unreadable = true;

        assertThat(engine.decide(BEFORE, ALICE, minted())).isInstanceOf(Decision.Allowed.class);
        assertThat(engine.decide(LATER, ALICE, minted())).isInstanceOf(Decision.Unknown.class);
        assertThat(crovver.hardPools).containsEntry("pool", 95L);
    }

    @Test
    void storeAway_afterItToldOfArrears_stillRefusesTheirPool() {
        crovver.hardPools.put("pool", 5L);
        allowed(minted()).succeed();
        crovver.hardPools.put("pool", 0L);
        deliver();
        assertThat(reason(engine.decide(BEFORE, ALICE, minted()))).isInstanceOf(Refusal.CreditsShort.class);
        crovver.hardPools.put("pool", 100L);
        store.unreadable = true;

        assertThat(engine.decide(BEFORE, ALICE, minted())).isInstanceOf(Decision.Unknown.class);
        assertThat(crovver.hardPools).containsEntry("pool", 100L);
    }

    /** It has left the outbox, and is to be missing in the balance then. */
    @Test
    void debtThatIsDelivered_whileItIsCountedInAnOutage_isNotMissed() {
        crovver.hardPools.put("pool", 5L);
        engine.balances("acme");
        crovver.beforeCharge = () -> {
            throw new CrovverTransportException("no answer", 1, false, new IOException("refused"));
        };
        assertThat(engine.decide(LENIENT, ALICE, minted())).isInstanceOf(Decision.Allowed.class);
        AtomicInteger readings = new AtomicInteger();
        store.beforeReading = () -> {
            // The first looks for arrears.
            if (readings.incrementAndGet() == 2) {
                crovver.beforeCharge = () -> {};
                deliver();
            }
        };

        assertThat(engine.decide(LENIENT, ALICE, minted())).isInstanceOf(Decision.Unknown.class);
        assertThat(readings).hasValue(2);
        assertThat(crovver.hardPools).containsEntry("pool", 0L);
    }

    @Test
    void engineWithoutAStore_refusesToBegin() {
        try (Engine plain = Engine.builder(crovver).build()) {
            assertThatThrownBy(() -> plain.decide(LATER, ALICE, minted()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("ChargeStore");
        }
    }

    @Test
    void withAChargeBefore_bothAreMade_andTheCheckComesFirst() {
        Operation both = new Operation(
                "Drafts#doPost",
                List.of(
                        Requirement.credits("before", 1),
                        Requirement.credits("pool", 5).charge(Charge.ON_SUCCESS)));
        crovver.hardPools.put("before", 10L);
        crovver.hardPools.put("pool", 4L);

        assertThat(reason(engine.decide(both, ALICE, named("k")))).isInstanceOf(Refusal.CreditsShort.class);
        assertThat(crovver.hardPools).containsEntry("before", 10L);
        crovver.hardPools.put("pool", 5L);
        Run run = ((Decision.Allowed) engine.decide(both, ALICE, named("k"))).run();
        assertThat(crovver.hardPools).containsEntry("before", 9L);
        run.succeed();
        deliver();

        assertThat(crovver.hardPools).containsOnly(entry("before", 9L), entry("pool", 0L));
    }

    // Amounts that the handler says

    @Test
    void amountOfTheHandler_replacesTheDeclaredOne_theLastWordCounts() {
        Run run = allowed(minted());
        run.charge("pool", 50);
        run.charge("pool", 7);
        run.succeed();

        assertThat(owed()).isEqualTo(7);
    }

    @Test
    void amountOfNothing_isNotOwed_butSpendsTheKey() {
        Run run = allowed(named("k"));
        run.charge("pool", 0);
        run.succeed();
        run.finish(null);

        assertThat(owed()).isZero();
        assertThat(reason(decide(named("k")))).isInstanceOf(Refusal.ActionFinished.class);
    }

    @Test
    void amountRaisedAfterTheSuccess_isOwedInAddition_andCannotBeLowered() {
        Run run = allowed(named("k"));
        run.succeed();
        run.charge("pool", 8);
        run.charge("pool", 8);
        run.finish(null);
        run.charge("pool", 9);

        assertThat(owed()).isEqualTo(9);
        assertThatThrownBy(() -> run.charge("pool", 3))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("declare a smaller amount");
        deliver();
        assertThat(crovver.hardPools).containsEntry("pool", 91L);
    }

    @Test
    void amountOfAnotherPool_orBelowZero_orOfAFailedRun_isRefused() {
        Run run = allowed(minted());

        assertThatThrownBy(() -> run.charge("other", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[pool]");
        assertThatThrownBy(() -> run.charge("pool", -1)).isInstanceOf(IllegalArgumentException.class);
        run.fail();
        assertThatThrownBy(() -> run.charge("pool", 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void transactionThatCommits_owes_andSpendsTheKey_whateverHappensAfter() {
        Run run = allowed(named("k"));
        run.charge("pool", 7, memory);
        engine = newEngine();

        assertThat(reason(decide(named("k")))).isInstanceOf(Refusal.ActionFinished.class);
        run.succeed();
        run.fail();
        assertThat(owed()).isEqualTo(7);
    }

    @Test
    void transactionThatIsRolledBack_owesNothing_andMayBeTriedAgain() {
        Run run = allowed(named("k"));
        run.charge("pool", 7, new MemoryChargeStore(time));
        assertThat(owed()).isZero();

        run.charge("pool", 8, memory);
        run.succeed();
        run.finish(null);

        assertThat(owed()).isEqualTo(8);
        assertThat(reason(decide(named("k")))).isInstanceOf(Refusal.ActionFinished.class);
    }

    @Test
    void transaction_afterTheAnswerHasBegun_isRefused() {
        Run run = allowed(minted());
        run.succeed();

        assertThatThrownBy(() -> run.charge("pool", 7, memory)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void computedAmount_isPartOfTheFingerprint() {
        Operation computed = new Operation(
                "Drafts#doPost",
                List.of(Requirement.credits("pool", 1).charge(Charge.ON_SUCCESS).cost(Cost.class)));
        ((Decision.Allowed) engine.decide(computed.priced(it -> 2), ALICE, named("k")))
                .run()
                .fail();

        assertThat(reason(engine.decide(computed.priced(it -> 90), ALICE, named("k"))))
                .isInstanceOf(Refusal.ActionDiffers.class);
    }

    /** The store writes it all the same, however late. */
    @Test
    void amountThatCouldNotBeWritten_saidAgainAndLarger_isOwedInAll() {
        Run run = allowed(named("k"));
        run.succeed();
        store.silent = true;
        assertThatThrownBy(() -> run.charge("pool", 50)).isInstanceOf(ChargeStoreException.class);
        store.silent = false;

        run.charge("pool", 80);
        deliver();

        assertThat(crovver.hardPools).containsEntry("pool", 20L);
    }

    private Decision check(Operation operation) {
        return engine.check(operation.chargesMade().get(0), ALICE);
    }

    private static long left(Decision decision) {
        assertThat(reason(decision)).isInstanceOf(Refusal.CreditsShort.class);
        return ((Refusal.CreditsShort) reason(decision)).remaining();
    }

    private void deliver() {
        while (engine.deliver()) {
            // until nothing is due
        }
    }

    private long owed() {
        Owed owed = memory.owed("acme").getOrDefault("pool", Owed.NOTHING);
        return owed.live() + owed.dead();
    }

    private Decision decide(Action action) {
        return engine.decide(LATER, ALICE, action);
    }

    private Run allowed(Action action) {
        Decision decision = decide(action);
        assertThat(decision).isInstanceOf(Decision.Allowed.class);
        return ((Decision.Allowed) decision).run();
    }

    private static Action minted() {
        return Action.minted(UUID.randomUUID().toString(), "POST /drafts");
    }

    private static Action named(String key) {
        return Action.named(key, "POST /drafts");
    }
}
