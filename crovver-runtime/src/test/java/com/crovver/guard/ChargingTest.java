package com.crovver.guard;

import static com.crovver.guard.EngineTest.reason;
import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.model.Access;
import com.crovver.model.ConsumeResult;
import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverTransportException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One action, at most one charge; a spent key buys no new work; nobody pays for work that was not started. */
class ChargingTest {

    private static final Caller ALICE = new Caller("acme", "alice");
    private static final Operation PAID = new Operation("Drafts#doPost", List.of(Requirement.credits("pool", 5)));
    private static final Operation PAID_TWICE =
            new Operation("Drafts#doPost", List.of(Requirement.credits("first", 5), Requirement.credits("second", 5)));

    private final ScriptedEntitlements crovver = new ScriptedEntitlements();
    private final SettableClock clock = new SettableClock();
    private Engine engine = newEngine();

    private Engine newEngine() {
        return Engine.builder(crovver)
                .clock(clock)
                .records(new MemoryActionRecords(clock))
                .refusalsKept(Duration.ZERO)
                .build();
    }

    @Test
    void sameKey_whileRunning_isRefused() {
        crovver.hardPools.put("pool", 100L);
        allowed(named("k"));

        assertThat(reason(decide(named("k")))).isInstanceOf(Refusal.ActionRunning.class);
        assertThat(crovver.hardPools).containsEntry("pool", 95L);
    }

    @Test
    void sameKey_afterItsRunFinished_isSpent() {
        crovver.hardPools.put("pool", 100L);
        allowed(named("k")).finish(null);

        assertThat(reason(decide(named("k")))).isInstanceOf(Refusal.ActionFinished.class);
        assertThat(crovver.hardPools).containsEntry("pool", 95L);
    }

    @Test
    void sameKey_afterRestart_isSpent() {
        crovver.hardPools.put("pool", 100L);
        allowed(named("k")).finish(null);
        engine = newEngine();

        assertThat(reason(decide(named("k")))).isInstanceOf(Refusal.ActionFinished.class);
        assertThat(reason(decide(named("k")))).isInstanceOf(Refusal.ActionFinished.class);
        assertThat(crovver.hardPools).containsEntry("pool", 95L);
    }

    @Test
    void sameKey_withAnotherRequest_differs() {
        crovver.hardPools.put("pool", 100L);
        allowed(named("k")).finish(null);

        assertThat(reason(engine.decide(PAID, ALICE, Action.named("k", "POST /other"))))
                .isInstanceOf(Refusal.ActionDiffers.class);
    }

    @Test
    void sameKey_ofAnotherTenantUserOperationPoolOrAmount_isAnotherCharge() {
        crovver.hardPools.put("pool", 100L);
        Operation other = new Operation("Drafts#doPut", PAID.requirements());
        Operation elsewhere = new Operation("Drafts#doPost", List.of(Requirement.credits("other", 5)));
        Operation dearer = new Operation("Drafts#doPost", List.of(Requirement.credits("pool", 6)));
        Action action = Action.minted("k", "");

        engine.decide(PAID, ALICE, action);
        engine.decide(PAID, new Caller("globex", "alice"), action);
        engine.decide(PAID, new Caller("acme", "bob"), action);
        engine.decide(PAID, new Caller("acme", null), action);
        engine.decide(other, ALICE, action);
        engine.decide(elsewhere, ALICE, action);
        engine.decide(dearer, ALICE, action);

        assertThat(crovver.keys).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void keyFields_thatJoinToTheSameText_makeDifferentKeys() {
        assertThat(Digest.of("ab", "c")).isNotEqualTo(Digest.of("a", "bc"));
        assertThat(Digest.of("a", "")).isNotEqualTo(Digest.of("a", null));
    }

    @Test
    void failedRun_repeatsWithoutCharge_threeRunsInAll() {
        crovver.hardPools.put("pool", 100L);
        allowed(named("k")).fail();
        allowed(named("k")).fail();
        allowed(named("k")).fail();

        assertThat(reason(decide(named("k")))).isInstanceOf(Refusal.ActionFinished.class);
        assertThat(crovver.hardPools).containsEntry("pool", 95L);
        assertThat(crovver.keys).hasSize(1);
    }

    /** A run that never says how it ended may not be repeated for ever. */
    @Test
    void runsThatNeverEnd_areTakenOver_threeRunsInAll() {
        crovver.hardPools.put("pool", 100L);
        for (int run = 0; run < 3; run++) {
            allowed(named("k"));
            clock.advance(Duration.ofHours(1));
        }

        assertThat(reason(decide(named("k")))).isInstanceOf(Refusal.ActionFinished.class);
        assertThat(crovver.hardPools).containsEntry("pool", 95L);
    }

    @Test
    void lostAnswer_handsOutTheIdentity_andSendingItAgainUsesTheCharge() {
        crovver.hardPools.put("pool", 100L);
        loseAnswers();
        Decision lost = decide(Action.minted("made-up", "POST /drafts"));
        crovver.beforeAnswer = () -> {};

        assertThat(lost)
                .isInstanceOfSatisfying(
                        Decision.Unknown.class,
                        unknown -> assertThat(unknown.identity()).isEqualTo("made-up"));
        allowed(named("made-up")).finish(null);
        assertThat(crovver.hardPools).containsEntry("pool", 95L);
        assertThat(reason(decide(named("made-up")))).isInstanceOf(Refusal.ActionFinished.class);
    }

    @Test
    void definiteError_chargedNothing_andHandsOutNoIdentity() {
        crovver.hardPools.put("pool", 100L);
        crovver.beforeAnswer = () -> {
            throw new CrovverApiException("too many", 429, "RATE_LIMITED", null);
        };

        assertThat(decide(Action.minted("m", "")))
                .isInstanceOfSatisfying(
                        Decision.Unknown.class,
                        unknown -> assertThat(unknown.identity()).isNull());
    }

    @Test
    void refusedConnection_chargedNothing_andHandsOutNoIdentity() {
        crovver.hardPools.put("pool", 100L);
        crovver.beforeAnswer = () -> {
            throw new CrovverTransportException("no answer", 2, false, new ConnectException("refused"));
        };

        assertThat(decide(Action.minted("m", "")))
                .isInstanceOfSatisfying(
                        Decision.Unknown.class,
                        unknown -> assertThat(unknown.identity()).isNull());
    }

    /** The client retried after a lost answer and was told to slow down: the first attempt may have taken the credits. */
    @Test
    void definiteErrorAfterALostAnswer_handsOutTheIdentity_andSendingItAgainUsesTheCharge() {
        crovver.hardPools.put("pool", 100L);
        crovver.beforeAnswer = () -> {
            throw new CrovverApiException("too many", 429, "RATE_LIMITED", null, 2, true);
        };
        Decision lost = decide(Action.minted("made-up", "POST /drafts"));
        crovver.beforeAnswer = () -> {};

        assertThat(lost)
                .isInstanceOfSatisfying(
                        Decision.Unknown.class,
                        unknown -> assertThat(unknown.identity()).isEqualTo("made-up"));
        allowed(named("made-up")).finish(null);
        assertThat(crovver.hardPools).containsEntry("pool", 95L);
    }

    @Test
    void chargeAnsweredToOurOwnRetry_isOurs() {
        crovver.hardPools.put("pool", 100L);
        crovver.retried = true;

        allowed(named("k")).finish(null);
        assertThat(crovver.hardPools).containsEntry("pool", 95L);
    }

    /** Where the answers to charges get lost, so may those to keys that were spent before this process began. */
    @Test
    void spentKey_sentWhileAnswersAreLost_afterARestart_staysSpent() {
        crovver.hardPools.put("pool", 100L);
        allowed(named("k")).finish(null);
        engine = newEngine();
        loseRequests();
        assertThat(decide(named("k"))).isInstanceOf(Decision.Unknown.class);
        assertThat(decide(named("k"))).isInstanceOf(Decision.Unknown.class);
        crovver.beforeCharge = () -> {};

        assertThat(reason(decide(named("k")))).isInstanceOf(Refusal.ActionFinished.class);
    }

    @Test
    void spentKey_whoseAnswerIsLostOnceWithinTheCall_afterARestart_staysSpent() {
        crovver.hardPools.put("pool", 100L);
        allowed(named("k")).finish(null);
        engine = newEngine();
        crovver.retried = true;

        assertThat(reason(decide(named("k")))).isInstanceOf(Refusal.ActionFinished.class);
    }

    /** The plan is renewed between two attempts: what the second one left is more than the first could have. */
    @Test
    void newKey_whoseRequestAndThenAnswerIsLost_usesItsCharge_thoughCreditsWereAddedBetween() {
        crovver.hardPools.put("pool", 10L);
        loseRequests();
        assertThat(decide(named("other"))).isInstanceOf(Decision.Unknown.class);
        assertThat(decide(named("k"))).isInstanceOf(Decision.Unknown.class);
        crovver.hardPools.put("pool", 110L);
        crovver.beforeCharge = () -> {};
        loseAnswers();
        assertThat(decide(named("k"))).isInstanceOf(Decision.Unknown.class);
        crovver.beforeAnswer = () -> {};

        allowed(named("k"));
        assertThat(crovver.hardPools).containsEntry("pool", 105L);
    }

    @Test
    void poolThatThePlanLacks_isRefusedBeforeAnotherIsCharged() {
        crovver.hardPools.put("first", 100L);

        Decision decision = engine.decide(PAID_TWICE, ALICE, Action.minted("k", ""));

        assertThat(reason(decision)).isInstanceOfSatisfying(Refusal.CreditsShort.class, missing -> {
            assertThat(missing.required().pool()).isEqualTo("second");
            assertThat(missing.taken()).isEmpty();
        });
        assertThat(crovver.hardPools).containsEntry("first", 100L);
    }

    @Test
    void newKey_whoseAnswerIsLostInDoubt_usesItsCharge() {
        crovver.hardPools.put("pool", 100L);
        loseAnswers();
        assertThat(decide(named("k"))).isInstanceOf(Decision.Unknown.class);
        crovver.beforeAnswer = () -> {};
        crovver.hardPools.merge("pool", -20L, Long::sum);

        allowed(named("k"));
        assertThat(crovver.hardPools).containsEntry("pool", 75L);
    }

    @Test
    void outage_sendsNoChargeWhoseFateWouldBeUnknown() {
        crovver.hardPools.put("pool", 100L);
        crovver.beforeBalance = ChargingTest::lose;
        crovver.beforeCharge = ChargingTest::lose;

        assertThat(decide(named("k")))
                .isInstanceOfSatisfying(
                        Decision.Unknown.class,
                        unknown -> assertThat(unknown.identity()).isNull());
        assertThat(crovver.keys).isEmpty();
    }

    @Test
    void onceAnswered_chargesAskForNoBalance_untilAnAnswerIsLost_andForAMinute() {
        crovver.hardPools.put("pool", 100L);
        allowed(named("k-1"));
        crovver.calls.clear();
        allowed(named("k-2"));
        assertThat(crovver.calls).containsExactly("consumeCredits pool 5");
        loseAnswers();
        decide(named("k-3"));
        crovver.beforeAnswer = () -> {};
        crovver.calls.clear();

        allowed(named("k-4"));
        assertThat(crovver.calls).containsExactly("creditsBalance", "consumeCredits pool 5");
        clock.advance(Duration.ofMinutes(2));
        crovver.calls.clear();
        allowed(named("k-5"));
        assertThat(crovver.calls).containsExactly("consumeCredits pool 5");
    }

    /** What was lost turned out to be a refusal, so a charge found under the next identity cannot be its echo. */
    @Test
    void lostRefusal_doesNotMakeASpentKeyOurs() {
        crovver.hardPools.put("pool", 2L);
        decide(named("k"));
        crovver.hardPools.put("pool", 102L);
        allowed(named("k")).finish(null);
        engine = newEngine();
        crovver.hardPools.put("pool", 500L);
        loseRequests();
        decide(named("k"));
        crovver.beforeCharge = () -> {};

        assertThat(reason(decide(named("k")))).isInstanceOf(Refusal.ActionFinished.class);
    }

    @Test
    void blockedKey_afterTopUp_works() {
        crovver.hardPools.put("pool", 2L);
        assertThat(reason(decide(named("k")))).isInstanceOf(Refusal.CreditsShort.class);
        crovver.hardPools.put("pool", 102L);

        allowed(named("k"));
        assertThat(crovver.hardPools).containsEntry("pool", 97L);
    }

    @Test
    void blockedKey_afterTopUpAndRestart_works() {
        crovver.hardPools.put("pool", 2L);
        decide(named("k"));
        decide(named("k"));
        engine = newEngine();
        crovver.hardPools.put("pool", 102L);

        allowed(named("k")).finish(null);
        engine = newEngine();
        assertThat(reason(decide(named("k")))).isInstanceOf(Refusal.ActionFinished.class);
        assertThat(crovver.hardPools).containsEntry("pool", 97L);
    }

    @Test
    void severalPools_oneShort_takesNothing() {
        crovver.hardPools.put("first", 100L);
        crovver.hardPools.put("second", 2L);

        Refusal refusal = reason(engine.decide(PAID_TWICE, ALICE, named("k")));

        assertThat(refusal).isInstanceOfSatisfying(Refusal.CreditsShort.class, it -> {
            assertThat(it.required().pool()).isEqualTo("second");
            assertThat(it.remaining()).isEqualTo(2);
            assertThat(it.taken()).isEmpty();
        });
        assertThat(crovver.hardPools).containsEntry("first", 100L);
    }

    @Test
    void severalPools_secondDrainedInBetween_saysWhatWasTaken_andTheKeyDoesNotTakeItAgain() {
        crovver.hardPools.put("first", 100L);
        crovver.hardPools.put("second", 100L);
        crovver.beforeAnswer = () -> crovver.hardPools.put("second", 0L);

        Refusal refusal = reason(engine.decide(PAID_TWICE, ALICE, Action.minted("m", "POST /drafts")));

        assertThat(refusal).isInstanceOfSatisfying(Refusal.CreditsShort.class, it -> {
            assertThat(it.taken()).containsExactly(Requirement.credits("first", 5));
            assertThat(it.identity()).isEqualTo("m");
        });
        crovver.beforeAnswer = () -> {};
        crovver.hardPools.put("second", 100L);
        assertThat(engine.decide(PAID_TWICE, ALICE, named("m"))).isInstanceOf(Decision.Allowed.class);
        assertThat(crovver.hardPools).containsEntry("first", 95L).containsEntry("second", 95L);
    }

    @Test
    void severalPools_stillShort_saysAgainWhatWasTaken() {
        crovver.hardPools.put("first", 5L);
        crovver.hardPools.put("second", 100L);
        crovver.beforeAnswer = () -> crovver.hardPools.put("second", 0L);
        engine.decide(PAID_TWICE, ALICE, named("k"));

        Refusal refusal = reason(engine.decide(PAID_TWICE, ALICE, named("k")));

        assertThat(refusal).isInstanceOfSatisfying(Refusal.CreditsShort.class, it -> {
            assertThat(it.taken()).containsExactly(Requirement.credits("first", 5));
            assertThat(it.required().pool()).isEqualTo("second");
        });
        assertThat(crovver.hardPools).containsEntry("first", 0L);
    }

    /** The last credits went into a charge whose answer was lost: the pool looks short, but is paid. */
    @Test
    void severalPools_lastCreditsLostInAnAnswer_areUsed() {
        crovver.hardPools.put("first", 5L);
        crovver.hardPools.put("second", 100L);
        loseAnswers();
        engine.decide(PAID_TWICE, ALICE, named("k"));
        crovver.beforeAnswer = () -> {};

        assertThat(engine.decide(PAID_TWICE, ALICE, named("k"))).isInstanceOf(Decision.Allowed.class);
        assertThat(crovver.hardPools).containsEntry("first", 0L).containsEntry("second", 95L);
    }

    @Test
    void requestThatSleptThroughItsLease_doesNotRunBesideTheOneThatTookOver() {
        crovver.hardPools.put("pool", 100L);
        crovver.beforeAnswer = () -> {
            crovver.beforeAnswer = () -> {};
            clock.advance(Duration.ofHours(1));
            allowed(named("k"));
        };

        assertThat(reason(decide(named("k")))).isInstanceOf(Refusal.ActionRunning.class);
        assertThat(crovver.hardPools).containsEntry("pool", 95L);
    }

    @Test
    void severalPools_requestThatSleptThroughItsLeaseBetweenThem_leavesTheRestToTheOneThatTookOver() {
        crovver.hardPools.put("first", 100L);
        crovver.hardPools.put("second", 100L);
        crovver.beforeAnswer = () -> {
            crovver.beforeAnswer = () -> {};
            clock.advance(Duration.ofHours(1));
            assertThat(engine.decide(PAID_TWICE, ALICE, named("k"))).isInstanceOf(Decision.Allowed.class);
        };

        assertThat(reason(engine.decide(PAID_TWICE, ALICE, named("k")))).isInstanceOf(Refusal.ActionRunning.class);
        assertThat(crovver.hardPools).containsEntry("first", 95L).containsEntry("second", 95L);
    }

    @Test
    void run_tellsWhatWasTakenAndWhatIsLeft() {
        crovver.hardPools.put("pool", 100L);

        Run first = allowed(named("k"));
        first.fail();

        assertThat(first.charges()).containsExactly(new Charged(Requirement.credits("pool", 5), 95L, false));
        assertThat(allowed(named("k")).charges()).isEmpty();
    }

    @Test
    void overdrawnSoftPool_isAllowed_andTold() {
        crovver.hardPools.put("pool", 100L);
        crovver.consumeOutcome = ConsumeResult.Outcome.WARNING;

        assertThat(allowed(named("k")).charges())
                .containsExactly(new Charged(Requirement.credits("pool", 5), 95L, true));
    }

    @Test
    void recordedAnswer_isHandedOutOnlyWhileTheOtherRequirementsHold() {
        crovver.hardPools.put("pool", 100L);
        ActionRecords shared = new MemoryActionRecords(clock);
        Operation premium =
                new Operation("Drafts#doPost", List.of(Requirement.feature("premium"), Requirement.credits("pool", 5)));
        Engine first = Engine.builder(crovver).records(shared).clock(clock).build();
        Decision.Allowed allowed = (Decision.Allowed) first.decide(premium, ALICE, named("k"));
        allowed.run().finish(new RecordedAnswer(new byte[] {1}));
        crovver.access = () -> new Access(false, null);

        Engine fresh = Engine.builder(crovver).records(shared).clock(clock).build();
        assertThat(reason(fresh.decide(premium, ALICE, named("k")))).isInstanceOf(Refusal.FeatureNotInPlan.class);
    }

    @Test
    void sameKey_afterItsRecordExpired_isSpent() {
        crovver.hardPools.put("pool", 100L);
        allowed(named("k")).finish(null);
        clock.advance(Duration.ofHours(25));

        assertThat(reason(decide(named("k")))).isInstanceOf(Refusal.ActionFinished.class);
        assertThat(crovver.keys).hasSize(2);
        assertThat(crovver.hardPools).containsEntry("pool", 95L);
    }

    @Test
    void finishedRun_handsItsAnswerToRepeats() {
        crovver.hardPools.put("pool", 100L);
        RecordedAnswer answer = new RecordedAnswer(new byte[] {1, 2});
        allowed(named("k")).finish(answer);

        assertThat(reason(decide(named("k")))).isEqualTo(new Refusal.ActionFinished(answer));
    }

    @Test
    void unexpectedFailure_leavesTheKeyOpenForTheChargeItMayHaveMade() {
        crovver.hardPools.put("pool", 100L);
        crovver.beforeAnswer = () -> {
            throw new IllegalStateException("a bug");
        };
        try {
            decide(named("k"));
        } catch (IllegalStateException expected) {
            crovver.beforeAnswer = () -> {};
        }

        allowed(named("k"));
        assertThat(crovver.hardPools).containsEntry("pool", 95L);
    }

    private void loseAnswers() {
        crovver.beforeAnswer = ChargingTest::lose;
    }

    private void loseRequests() {
        crovver.beforeCharge = ChargingTest::lose;
    }

    private static void lose() {
        throw new CrovverTransportException("no answer", 1, new IOException("reset"));
    }

    private Decision decide(Action action) {
        return engine.decide(PAID, ALICE, action);
    }

    private Run allowed(Action action) {
        Decision decision = decide(action);
        assertThat(decision).isInstanceOf(Decision.Allowed.class);
        return ((Decision.Allowed) decision).run();
    }

    private static Action named(String key) {
        return Action.named(key, "POST /drafts");
    }
}
