package com.crovver.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.crovver.guard.ActionRecords.Claim;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every implementation of {@link ActionRecords} has to hold. An implementation's test extends it and hands out records
 * that share one memory and tell the time by {@link #clock}; each client may be an object, or a connection, of its own.
 */
public abstract class ActionRecordsContract {

    private static final Duration LEASE = Duration.ofMinutes(15);

    /** The time of all records. */
    protected final SettableClock clock = new SettableClock();

    /** Another client of the same records, which keep what they hold for a day and begin empty with each test. */
    protected abstract ActionRecords client();

    @Test
    void newAction_isHeld_asNeverChargedNorRun() {
        ActionRecord record = held(client().claim("acme", "a", "f", LEASE));

        assertThat(record.tenant()).isEqualTo("acme");
        assertThat(record.action()).isEqualTo("a");
        assertThat(record.fingerprint()).isEqualTo("f");
        assertThat(record.state()).isEqualTo(ActionRecord.State.RUNNING);
        assertThat(record.leaseEnd()).isEqualTo(clock.instant().plus(LEASE));
        assertThat(record.charged()).isEmpty();
        assertThat(record.chargeLost()).isFalse();
        assertThat(record.balanceBefore()).isNull();
        assertThat(record.round()).isZero();
        assertThat(record.runs()).isZero();
        assertThat(record.answer()).isNull();
    }

    @Test
    void heldAction_isRunningToOthers_untilItsLeaseEnds() {
        client().claim("acme", "a", "f", LEASE);

        assertThat(client().claim("acme", "a", "f", LEASE)).isInstanceOf(Claim.Running.class);
        clock.advance(LEASE.minusSeconds(1));
        assertThat(client().claim("acme", "a", "f", LEASE)).isInstanceOf(Claim.Running.class);
        clock.advance(Duration.ofSeconds(1));
        assertThat(client().claim("acme", "a", "f", LEASE)).isInstanceOf(Claim.Held.class);
        assertThat(client().claim("acme", "a", "f", LEASE)).isInstanceOf(Claim.Running.class);
    }

    @Test
    void forgottenAction_isNew_alsoWithAnotherFingerprint() {
        ActionRecord record = held(client().claim("acme", "a", "f", LEASE));

        client().forget(record);
        client().forget(record);

        assertThat(client().save(record.open())).isEmpty();
        ActionRecord next = held(client().claim("acme", "a", "g", LEASE));
        assertThat(next.fingerprint()).isEqualTo("g");
        assertThat(next.nonce()).isNotEqualTo(record.nonce());
        assertThat(next.chargeLost()).isFalse();
    }

    @Test
    void actionThatAnotherHolds_isNotForgotten() {
        ActionRecord lost = held(client().claim("acme", "a", "f", LEASE));
        clock.advance(LEASE);
        client().claim("acme", "a", "f", LEASE);

        client().forget(lost);

        assertThat(client().claim("acme", "a", "f", LEASE)).isInstanceOf(Claim.Running.class);
    }

    @Test
    void actionTakenOver_mayHaveBeenChargedUnnoticed() {
        client().claim("acme", "a", "f", LEASE);
        clock.advance(LEASE);

        assertThat(held(client().claim("acme", "a", "f", LEASE)).chargeLost()).isTrue();
    }

    @Test
    void otherActions_areIndependent() {
        client().claim("acme", "a", "f", LEASE);

        assertThat(client().claim("acme", "b", "f", LEASE)).isInstanceOf(Claim.Held.class);
        assertThat(client().claim("globex", "c", "f", LEASE)).isInstanceOf(Claim.Held.class);
    }

    @Test
    void otherFingerprint_differs_whateverTheState() {
        ActionRecords records = client();
        ActionRecord record = held(records.claim("acme", "a", "f", LEASE));
        assertThat(client().claim("acme", "a", "g", LEASE)).isInstanceOf(Claim.Differs.class);
        record = saved(records.save(record.open()));
        assertThat(client().claim("acme", "a", "g", LEASE)).isInstanceOf(Claim.Differs.class);
        saved(records.save(record.finished(null)));
        assertThat(client().claim("acme", "a", "g", LEASE)).isInstanceOf(Claim.Differs.class);
        clock.advance(LEASE);
        assertThat(client().claim("acme", "a", "g", LEASE)).isInstanceOf(Claim.Differs.class);
    }

    @Test
    void finishedAction_isFinishedToAll_andHandsOutItsAnswer() {
        ActionRecords records = client();
        RecordedAnswer answer = new RecordedAnswer("done".getBytes(StandardCharsets.UTF_8));
        records.save(held(records.claim("acme", "a", "f", LEASE)).started().finished(answer));
        records.save(held(records.claim("acme", "b", "f", LEASE)).started().finished(null));

        assertThat(client().claim("acme", "a", "f", LEASE)).isEqualTo(new Claim.Finished(answer));
        assertThat(client().claim("acme", "b", "f", LEASE)).isEqualTo(new Claim.Finished(null));
        clock.advance(LEASE.multipliedBy(2));
        assertThat(client().claim("acme", "a", "f", LEASE)).isEqualTo(new Claim.Finished(answer));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 64 * 1024})
    void answer_ofAnySize_isKept(int size) {
        ActionRecords records = client();
        byte[] content = new byte[size];
        Arrays.fill(content, (byte) 0xf3);
        records.save(held(records.claim("acme", "a", "f", LEASE)).finished(new RecordedAnswer(content)));

        assertThat(client().claim("acme", "a", "f", LEASE)).isEqualTo(new Claim.Finished(new RecordedAnswer(content)));
    }

    @Test
    void openAction_isHeldByTheNextClaim_withEverythingThatWasSaved() {
        ActionRecords records = client();
        ActionRecord first = held(records.claim("acme", "a", "f", LEASE));
        ActionRecord left = first.inNextRound()
                .inNextRound()
                .withCharge("ai generations, \"large\"")
                .withCharge("p2")
                .withChargeLost(-7L)
                .open();
        records.save(left);

        ActionRecord next = held(client().claim("acme", "a", "f", LEASE));

        assertThat(next.round()).isEqualTo(2);
        assertThat(next.charged()).containsExactlyInAnyOrder("ai generations, \"large\"", "p2");
        assertThat(next.chargeLost()).isTrue();
        assertThat(next.balanceBefore()).isEqualTo(-7);
        assertThat(next.state()).isEqualTo(ActionRecord.State.RUNNING);
        assertThat(next.version()).isNotEqualTo(first.version());
    }

    @Test
    void failedRun_mayBeRepeated_threeRunsInAll() {
        for (int run = 1; run <= ActionRecord.MAX_RUNS; run++) {
            ActionRecords records = client();
            ActionRecord record = held(records.claim("acme", "a", "f", LEASE));
            assertThat(record.runs()).isEqualTo(run - 1);
            ActionRecord started = saved(records.save(record.started()));
            assertThat(client().claim("acme", "a", "f", LEASE)).isInstanceOf(Claim.Running.class);
            saved(records.save(started.failed()));
        }

        assertThat(client().claim("acme", "a", "f", LEASE)).isInstanceOf(Claim.Finished.class);
    }

    @Test
    void runsThatNeverEnd_areTakenOver_threeRunsInAll() {
        for (int run = 1; run <= ActionRecord.MAX_RUNS; run++) {
            ActionRecords records = client();
            saved(records.save(held(records.claim("acme", "a", "f", LEASE)).started()));
            clock.advance(LEASE);
        }

        assertThat(client().claim("acme", "a", "f", LEASE)).isInstanceOf(Claim.Finished.class);
    }

    @Test
    void saveOfOneWhoLostTheAction_isIgnored() {
        ActionRecords slow = client();
        ActionRecord lost = held(slow.claim("acme", "a", "f", LEASE));
        clock.advance(LEASE);
        ActionRecords other = client();
        ActionRecord taken = held(other.claim("acme", "a", "f", LEASE));

        assertThat(slow.save(lost.finished(null))).isEmpty();
        assertThat(slow.save(lost.open())).isEmpty();
        assertThat(client().claim("acme", "a", "f", LEASE)).isInstanceOf(Claim.Running.class);
        saved(other.save(taken.open()));
        assertThat(slow.save(lost.finished(null))).isEmpty();
        assertThat(client().claim("acme", "a", "f", LEASE)).isInstanceOf(Claim.Held.class);
    }

    @Test
    void savesOfOneHolder_follow_andAnOlderRecordIsIgnored() {
        ActionRecords records = client();
        ActionRecord claimed = held(records.claim("acme", "a", "f", LEASE));
        ActionRecord charged = saved(records.save(claimed.withCharge("p")));
        ActionRecord started = saved(records.save(charged.started()));

        assertThat(records.save(claimed.open())).isEmpty();
        assertThat(records.save(charged.open())).isEmpty();
        assertThat(saved(records.save(started.finished(null))).charged()).containsExactly("p");
        assertThat(records.save(started.failed())).isEmpty();
        assertThat(client().claim("acme", "a", "f", LEASE)).isInstanceOf(Claim.Finished.class);
    }

    /** A minted identity is recorded only once it has been told to the client. */
    @Test
    void recordThatWasNeverWritten_isInserted_butReplacesNothing() {
        ActionRecord told = ActionRecord.first("acme", "a", "f", clock.instant().plus(LEASE))
                .withChargeLost(null)
                .open();

        assertThat(client().save(told)).isPresent();
        assertThat(client().save(told.withCharge("p"))).isEmpty();
        ActionRecord record = held(client().claim("acme", "a", "f", LEASE));
        assertThat(record.chargeLost()).isTrue();
        assertThat(record.charged()).isEmpty();
    }

    /** Otherwise a node that distrusts its clock would end it too early. */
    @Test
    void leaseThatIsTooLong_orNone_isRefused() {
        for (Duration lease : List.of(ActionRecords.LONGEST_LEASE.plusMillis(1), Duration.ZERO, LEASE.negated())) {
            assertThatThrownBy(() -> client().claim("acme", "a", "f", lease))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at most PT1H, was " + lease);
        }

        assertThat(client().claim("acme", "a", "f", ActionRecords.LONGEST_LEASE))
                .isInstanceOf(Claim.Held.class);
    }

    @Test
    void record_isForgottenInTheEnd_andIsNewAgain() {
        ActionRecords records = client();
        records.save(held(records.claim("acme", "a", "f", LEASE)).started().finished(null));
        clock.advance(Duration.ofHours(23));
        assertThat(client().claim("acme", "a", "f", LEASE)).isInstanceOf(Claim.Finished.class);
        clock.advance(Duration.ofHours(2));

        assertThat(held(client().claim("acme", "a", "g", LEASE)).runs()).isZero();
    }

    @Test
    void saveOfOneWhoseRecordWasForgotten_isIgnored() {
        ActionRecords records = client();
        ActionRecord lost = held(records.claim("acme", "a", "f", LEASE));
        clock.advance(Duration.ofHours(25));
        ActionRecord anew = held(client().claim("acme", "a", "f", LEASE));

        assertThat(records.save(lost.finished(null))).isEmpty();
        assertThat(records.save(anew.finished(null))).isPresent();
    }

    /** Thirty-two at once, forty times: one holds, the others are told that it runs. */
    @Test
    void actionClaimedByMany_isHeldByOne() throws Exception {
        int clients = 32;
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        try {
            for (int round = 0; round < 40; round++) {
                String action = "a" + round;
                CyclicBarrier start = new CyclicBarrier(clients);
                List<Future<Claim>> claims = new ArrayList<>();
                for (int i = 0; i < clients; i++) {
                    ActionRecords records = client();
                    Callable<Claim> claim = () -> {
                        start.await(10, TimeUnit.SECONDS);
                        return records.claim("acme", action, "f", LEASE);
                    };
                    claims.add(pool.submit(claim));
                }
                int held = 0;
                for (Future<Claim> claim : claims) {
                    held += claim.get(10, TimeUnit.SECONDS) instanceof Claim.Held ? 1 : 0;
                }
                assertThat(held).isEqualTo(1);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** Random interleavings of several clients, each step held against a model that keeps no record but the facts. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void randomInterleavings_doWhatTheModelSays(long seed) {
        ActionRecordsModel model = new ActionRecordsModel(seed, clock, LEASE);
        for (int i = 0; i < 4; i++) {
            model.join(client());
        }

        model.steps(500);
    }

    private static ActionRecord held(Claim claim) {
        assertThat(claim).isInstanceOf(Claim.Held.class);
        return ((Claim.Held) claim).record();
    }

    private static ActionRecord saved(Optional<ActionRecord> written) {
        return written.orElseThrow(() -> new AssertionError("the holder's record was not written"));
    }
}
