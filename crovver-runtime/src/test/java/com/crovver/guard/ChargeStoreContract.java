package com.crovver.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.crovver.guard.ActionRecords.Claim;
import com.crovver.guard.Outbox.Backlog;
import com.crovver.guard.Outbox.DeadDebt;
import com.crovver.guard.Outbox.Delivery;
import com.crovver.guard.Outbox.Owed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link ChargeStore} has to hold, beside what {@link ActionRecordsContract} says. */
public abstract class ChargeStoreContract extends ActionRecordsContract {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration RECORD_LEASE = Duration.ofMinutes(15);

    @Override
    protected abstract ChargeStore client();

    @Test
    void owed_isTakenWithEverythingThatWasWritten() {
        Debt debt = new Debt("k1", "acme", "ai generations, \"large\"", 3_000_000_000L, "App#doPost", clock.instant());
        client().owe(List.of(debt));

        Delivery delivery = one(client().take(10, LEASE));

        assertThat(delivery.debt()).isEqualTo(debt);
        assertThat(delivery.round()).isZero();
        assertThat(delivery.attempts()).isEqualTo(1);
    }

    @Test
    void owedTwice_isOwedOnce_asItWasFirst() {
        client().owe(List.of(debt("k1", "acme", 5)));
        client().owe(List.of(debt("k1", "acme", 7), debt("k2", "acme", 1)));

        assertThat(client().owed("acme")).containsExactly(entry("p", new Owed(6, 0)));
        assertThat(one(client().take(10, LEASE)).debt().amount()).isEqualTo(5);
    }

    @Test
    void owedWhileLeasedOrDead_isLeftAsItIs() {
        client().owe(List.of(debt("k1", "acme", 5), debt("k2", "globex", 5)));
        client().take(1, LEASE);
        client().bury(one(client().take(1, LEASE)), "blocked", true);

        client().owe(List.of(debt("k1", "acme", 7), debt("k2", "globex", 7)));

        assertThat(client().take(10, LEASE)).isEmpty();
        assertThat(client().owed("acme")).containsExactly(entry("p", new Owed(5, 0)));
        assertThat(client().owed("globex")).containsExactly(entry("p", new Owed(0, 5)));
    }

    @Test
    void oldestOfATenant_holdsUpItsOthers_whileLeasedOrPutOff() {
        client().owe(List.of(debt("a1", "acme", 1), debt("a2", "acme", 2), debt("g1", "globex", 3)));

        List<Delivery> first = client().take(10, LEASE);
        assertThat(first).extracting(it -> it.debt().key()).containsExactly("a1", "g1");
        assertThat(client().take(10, LEASE)).isEmpty();

        client().putOff(first.get(0), Duration.ofSeconds(5));
        assertThat(client().take(10, LEASE)).isEmpty();
        clock.advance(Duration.ofSeconds(5));
        Delivery again = one(client().take(10, LEASE));
        assertThat(again.debt().key()).isEqualTo("a1");
        assertThat(again.attempts()).isEqualTo(2);

        client().delivered("a1");
        assertThat(one(client().take(10, LEASE)).debt().key()).isEqualTo("a2");
    }

    @Test
    void take_ofMany_beginsWithThoseOwedLongestAgo_andTakesNoMore() {
        for (int i = 0; i < 5; i++) {
            client().owe(List.of(debt("k" + i, "tenant" + (5 - i), 1)));
        }

        assertThat(client().take(2, LEASE)).extracting(it -> it.debt().key()).containsExactly("k0", "k1");
        assertThat(client().take(10, LEASE)).extracting(it -> it.debt().key()).containsExactly("k2", "k3", "k4");
    }

    @Test
    void leaseThatEnded_isTakenByAnother_andCountsAsAnAttempt() {
        client().owe(List.of(debt("k1", "acme", 1)));
        Delivery lost = one(client().take(10, LEASE));
        clock.advance(LEASE.minusSeconds(1));
        assertThat(client().take(10, LEASE)).isEmpty();
        clock.advance(Duration.ofSeconds(1));

        Delivery next = one(client().take(10, LEASE));

        assertThat(next.attempts()).isEqualTo(2);
        assertThat(next.lease()).isNotEqualTo(lost.lease());
        client().putOff(lost, Duration.ZERO);
        assertThat(client().take(10, LEASE)).isEmpty();
        client().bury(lost, "blocked", true);
        assertThat(client().dead(10)).isEmpty();
        client().delivered("k1");
        client().putOff(next, Duration.ZERO);
        assertThat(client().owed("acme")).isEmpty();
    }

    @Test
    void takeOf_takesWhatWasPutOff_butNotWhatIsLeased() {
        client().owe(List.of(debt("a1", "acme", 1), debt("a2", "acme", 1)));
        assertThat(client().takeOf("globex", LEASE)).isEmpty();
        Delivery first = client().takeOf("acme", LEASE).orElseThrow();
        assertThat(first.debt().key()).isEqualTo("a1");
        assertThat(client().takeOf("acme", LEASE)).isEmpty();

        client().putOff(first, Duration.ofHours(1));

        assertThat(client().takeOf("acme", LEASE).orElseThrow().debt().key()).isEqualTo("a1");
        clock.advance(LEASE);
        assertThat(client().takeOf("acme", LEASE).orElseThrow().attempts()).isEqualTo(3);
    }

    @Test
    void balanceThatIsNoted_isThatOfTheDebtFromThenOn() {
        client().owe(List.of(debt("a1", "acme", 1)));
        Delivery delivery = one(client().take(10, LEASE));

        client().noteBalance(delivery.withBalanceBefore(9));

        client().putOff(delivery, Duration.ZERO);
        Delivery next = one(client().take(10, LEASE));
        assertThat(next.debt().balanceBefore()).isEqualTo(9);
        client().noteBalance(delivery.withBalanceBefore(10));
        client().putOff(next, Duration.ZERO);
        assertThat(one(client().take(10, LEASE)).debt()).isEqualTo(next.debt());
    }

    @Test
    void buried_holdsUpNothing_andIsKept_untilItIsRevived() {
        client().owe(List.of(debt("a1", "acme", 1), debt("a2", "acme", 2)));
        Delivery refused = one(client().take(10, LEASE));
        clock.advance(Duration.ofSeconds(7));
        Instant buried = clock.instant();

        client().bury(refused, "blocked: 3 credits are left", true);

        assertThat(client().dead(10))
                .containsExactly(new DeadDebt(refused.debt(), "blocked: 3 credits are left", buried));
        assertThat(client().owed("acme")).containsExactly(entry("p", new Owed(2, 1)));
        clock.advance(Duration.ofDays(400));
        assertThat(client().dead(10)).hasSize(1);
        assertThat(one(client().take(10, LEASE)).debt().key()).isEqualTo("a2");

        assertThat(client().revive("a1")).isTrue();
        assertThat(client().revive("a1")).isFalse();
        assertThat(client().dead(10)).isEmpty();
        assertThat(client().take(10, LEASE)).isEmpty();
        client().delivered("a2");
        Delivery again = one(client().take(10, LEASE));
        assertThat(again.debt()).isEqualTo(refused.debt());
        assertThat(again.round()).isEqualTo(1);
        assertThat(again.attempts()).isEqualTo(1);
    }

    @Test
    void buriedWithAKeyThatStillServes_keepsItsRound() {
        client().owe(List.of(debt("a1", "acme", 1)));

        client().bury(one(client().take(10, LEASE)), "no live subscription", false);

        client().revive("a1");
        assertThat(one(client().take(10, LEASE)).round()).isZero();
    }

    @Test
    void revivingAPool_touchesNoOtherPoolOrTenant() {
        client().owe(List.of(
                new Debt("a1", "acme", "p", 1, "op", clock.instant()),
                new Debt("a2", "acme", "q", 1, "op", clock.instant()),
                new Debt("a3", "acme", "p", 1, "op", clock.instant()),
                new Debt("g1", "globex", "p", 1, "op", clock.instant())));
        for (List<Delivery> taken = client().take(10, LEASE); !taken.isEmpty(); taken = client().take(10, LEASE)) {
            taken.forEach(it -> client().bury(it, "blocked", true));
        }
        assertThat(client().dead(10)).hasSize(4);
        assertThat(client().dead(2)).hasSize(2);

        assertThat(client().revive("acme", "p")).isEqualTo(2);

        assertThat(client().owed("acme")).containsOnly(entry("p", new Owed(2, 0)), entry("q", new Owed(0, 1)));
        assertThat(client().owed("globex")).containsExactly(entry("p", new Owed(0, 1)));
        assertThat(client().revive("acme", "p")).isZero();
    }

    @Test
    void drop_forgetsDeadDebtsAlone() {
        client().owe(List.of(debt("a1", "acme", 1), debt("g1", "globex", 1)));
        client().bury(client().takeOf("acme", LEASE).orElseThrow(), "blocked", true);

        assertThat(client().drop("a1")).isTrue();
        assertThat(client().drop("a1")).isFalse();
        assertThat(client().drop("g1")).isFalse();

        assertThat(client().owed("acme")).isEmpty();
        assertThat(client().owed("globex")).isNotEmpty();
    }

    @Test
    void backlog_tellsHowMuchAndSinceWhen() {
        assertThat(client().backlog()).isEqualTo(new Backlog(0, null, 0));
        Instant first = clock.instant();
        client().owe(List.of(debt("a1", "acme", 1)));
        clock.advance(Duration.ofMinutes(1));
        Instant second = clock.instant();
        client().owe(List.of(debt("a2", "acme", 1), debt("g1", "globex", 1)));

        assertThat(client().backlog()).isEqualTo(new Backlog(3, first, 0));
        client().bury(client().takeOf("acme", LEASE).orElseThrow(), "blocked", true);
        assertThat(client().backlog()).isEqualTo(new Backlog(2, second, 1));
    }

    @Test
    void recordAndDebts_areWrittenTogether() {
        ActionRecord record = held(client().claim("acme", "a", "f", RECORD_LEASE));

        ActionRecord finished = client().save(record.withCharge("p").finished(null), List.of(debt("k1", "acme", 5)))
                .orElseThrow();

        assertThat(finished.version()).isNotEqualTo(record.version());
        assertThat(finished.nonce()).isEqualTo(record.nonce());
        assertThat(client().claim("acme", "a", "f", RECORD_LEASE)).isInstanceOf(Claim.Finished.class);
        assertThat(client().owed("acme")).containsExactly(entry("p", new Owed(5, 0)));
    }

    @Test
    void recordThatIsAnothersByNow_leavesTheDebtsUnwritten() {
        ActionRecord lost = held(client().claim("acme", "a", "f", RECORD_LEASE));
        clock.advance(RECORD_LEASE);
        ActionRecord taken = held(client().claim("acme", "a", "f", RECORD_LEASE));

        assertThat(client().save(lost.finished(null), List.of(debt("k1", "acme", 5))))
                .isEmpty();

        assertThat(client().owed("acme")).isEmpty();
        assertThat(client().claim("acme", "a", "f", RECORD_LEASE)).isInstanceOf(Claim.Running.class);
        assertThat(taken.nonce()).isEqualTo(lost.nonce());
    }

    @Test
    void recordThatWasForgotten_hasAnotherNonce() {
        ActionRecord first = held(client().claim("acme", "a", "f", RECORD_LEASE));
        client().save(first.finished(null));
        clock.advance(Duration.ofHours(25));

        assertThat(held(client().claim("acme", "a", "f", RECORD_LEASE)).nonce()).isNotEqualTo(first.nonce());
    }

    @Test
    void debtThatIsThereAlready_doesNotKeepTheRecordFromBeingWritten() {
        client().owe(List.of(debt("k1", "acme", 5)));
        ActionRecord record = held(client().claim("acme", "a", "f", RECORD_LEASE));

        assertThat(client().save(record.finished(null), List.of(debt("k1", "acme", 7), debt("k2", "acme", 1))))
                .isPresent();

        assertThat(client().owed("acme")).containsExactly(entry("p", new Owed(6, 0)));
    }

    /** Sixteen clients drain two hundred debts of ten tenants: each is delivered once, in the order of its tenant. */
    @Test
    void drainedByMany_eachIsTakenOnce_inOrder() throws Exception {
        List<Debt> debts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            debts.add(debt(String.format("k%03d", i), "tenant" + i % 10, 1));
        }
        client().owe(debts);
        int clients = 16;
        List<String> order = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        try {
            CyclicBarrier start = new CyclicBarrier(clients);
            List<Future<?>> drains = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                ChargeStore store = client();
                Callable<Boolean> drain = () -> {
                    start.await(10, TimeUnit.SECONDS);
                    while (store.backlog().live() > 0) {
                        for (Delivery delivery : store.take(3, LEASE)) {
                            synchronized (order) {
                                order.add(delivery.debt().key());
                            }
                            store.delivered(delivery.debt().key());
                        }
                    }
                    return true;
                };
                drains.add(pool.submit(drain));
            }
            for (Future<?> drain : drains) {
                drain.get(60, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(order).doesNotHaveDuplicates().hasSize(200);
        Set<String> tenants = new TreeSet<>();
        debts.forEach(it -> tenants.add(it.tenant()));
        for (String tenant : tenants) {
            Set<String> own = new TreeSet<>();
            debts.stream().filter(it -> it.tenant().equals(tenant)).forEach(it -> own.add(it.key()));
            assertThat(order.stream().filter(own::contains)).isSorted();
        }
    }

    /** A debt over one credit of the pool {@code p}. */
    protected final Debt debt(String key, String tenant, long amount) {
        return new Debt(key, tenant, "p", amount, "com.example.App#doPost", clock.instant());
    }

    private static Delivery one(List<Delivery> taken) {
        assertThat(taken).hasSize(1);
        return taken.get(0);
    }

    private static ActionRecord held(Claim claim) {
        assertThat(claim).isInstanceOf(Claim.Held.class);
        return ((Claim.Held) claim).record();
    }
}
