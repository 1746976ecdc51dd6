package com.crovver.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a charge whose record cannot be read or written: it is never run unrecorded. */
class UnreachableRecordsTest {

    private static final Caller ALICE = new Caller("acme", "alice");
    private static final Operation PAID = new Operation("Drafts#doPost", List.of(Requirement.credits("pool", 5)));
    private static final Operation PAID_THRICE = new Operation(
            "Drafts#doPut",
            List.of(
                    Requirement.credits("first", 5),
                    Requirement.credits("second", 5),
                    Requirement.credits("third", 5)));
    private static final Action NAMED = Action.named("k", "POST /drafts");

    private final ScriptedEntitlements crovver = new ScriptedEntitlements();
    private final SettableClock clock = new SettableClock();
    private final Failing records = new Failing(new MemoryActionRecords(clock));
    private final Engine engine =
            Engine.builder(crovver).clock(clock).records(records).build();

    /** Fails from a call on, as a database does that goes away. */
    private static final class Failing implements ActionRecords {

        private final ActionRecords records;
        private int answered = Integer.MAX_VALUE;

        Failing(ActionRecords records) {
            this.records = records;
        }

        @Override
        public Claim claim(String tenant, String action, String fingerprint, Duration lease) {
            failUnlessAnswered();
            return records.claim(tenant, action, fingerprint, lease);
        }

        @Override
        public Optional<ActionRecord> save(ActionRecord record) {
            failUnlessAnswered();
            return records.save(record);
        }

        /** What fails has been put right by the time that it is answered. */
        @Override
        public Optional<ActionRecord> save(ActionRecord record, ActionRecord otherwise) {
            if (answered <= 0) {
                records.save(otherwise);
            }
            failUnlessAnswered();
            return records.save(record, otherwise);
        }

        @Override
        public void forget(ActionRecord record) {
            failUnlessAnswered();
            records.forget(record);
        }

        private void failUnlessAnswered() {
            if (answered-- <= 0) {
                throw new ChargeStoreException("no connection", new IOException());
            }
        }
    }

    @Test
    void claimThatFails_isUnknown_andCrovverIsNotAsked() {
        crovver.hardPools.put("pool", 100L);
        records.answered = 0;

        assertThat(engine.decide(PAID, ALICE, NAMED)).isInstanceOf(Decision.Unknown.class);
        assertThat(crovver.keys).isEmpty();
    }

    @Test
    void startThatIsNotRecorded_isUnknown_andTheChargeIsUsedByTheNextAttempt() {
        crovver.hardPools.put("pool", 100L);
        records.answered = 1;
        assertThat(engine.decide(PAID, ALICE, NAMED)).isInstanceOf(Decision.Unknown.class);
        records.answered = Integer.MAX_VALUE;

        assertThat(engine.decide(PAID, ALICE, NAMED)).isInstanceOf(Decision.Allowed.class);
        assertThat(crovver.hardPools).containsEntry("pool", 95L);
    }

    @Test
    void startThatIsNotRecorded_isNoRun() {
        crovver.hardPools.put("pool", 100L);
        for (int start = 0; start < 5; start++) {
            records.answered = 1;
            assertThat(engine.decide(PAID, ALICE, NAMED)).isInstanceOf(Decision.Unknown.class);
        }
        records.answered = Integer.MAX_VALUE;

        for (int run = 0; run < ActionRecord.MAX_RUNS; run++) {
            run(engine.decide(PAID, ALICE, NAMED)).fail();
        }
    }

    /** As if the process died once it had taken from some pools, or from all. */
    @ParameterizedTest
    @CsvSource({"first, 100", "first, 5", "second, 100", "second, 5", "third, 100", "third, 5"})
    void recordsThatGoAwayBetweenSeveralCharges_leaveThemToTheNextAttempt_whichUsesThem(String last, long credits) {
        List.of("first", "second", "third").forEach(pool -> crovver.hardPools.put(pool, credits));
        crovver.beforeAnswer = () -> {
            if (crovver.hardPools.get(last) < credits) {
                records.answered = 0;
            }
        };
        assertThat(engine.decide(PAID_THRICE, ALICE, NAMED)).isInstanceOf(Decision.Unknown.class);
        assertThat(crovver.hardPools).containsEntry(last, credits - 5);
        crovver.beforeAnswer = () -> {};
        records.answered = Integer.MAX_VALUE;
        clock.advance(Duration.ofMinutes(15));

        assertThat(engine.decide(PAID_THRICE, ALICE, NAMED)).isInstanceOf(Decision.Allowed.class);
        assertThat(crovver.hardPools.values()).containsOnly(credits - 5);
    }

    @Test
    void actionWithoutAKey_needsNoRecord_andRuns() {
        crovver.hardPools.put("pool", 100L);
        records.answered = 0;

        assertThat(engine.decide(PAID, ALICE, Action.minted("made-up", "POST /drafts")))
                .isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void refusalWhoseRecordFails_staysARefusal() {
        records.answered = 1;

        assertThat(engine.decide(PAID, ALICE, NAMED)).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void endThatIsNotRecorded_throwsNothing() {
        crovver.hardPools.put("pool", 100L);
        Run run = run(engine.decide(PAID, ALICE, NAMED));
        records.answered = 0;

        run.finish(null);
        run.fail();
    }

    private static Run run(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Allowed.class);
        return ((Decision.Allowed) decision).run();
    }
}
