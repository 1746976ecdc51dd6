package com.crovver.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.crovver.guard.ActionRecords.Claim;
import com.crovver.guard.Outbox.Owed;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryChargeStoreTest extends ChargeStoreContract {

    private static final Duration LEASE = Duration.ofMinutes(15);

    private final MemoryChargeStore store = new MemoryChargeStore(clock);

    @Override
    protected ChargeStore client() {
        return store;
    }

    /** While the debts cannot be written yet, since somebody writes others, nobody is told of the record. */
    @Test
    void recordAndDebts_areNeverSeenApart() throws InterruptedException {
        ActionRecord record = ((Claim.Held) claim()).record();
        Thread saving = new Thread(() -> store.save(record.finished(null), List.of(debt("k1", "acme", 5))));
        List<Claim> told = new CopyOnWriteArrayList<>();
        Thread asking = new Thread(() -> told.add(claim()));
        List<Claim> toldBefore = new ArrayList<>();
        List<Debt> others = new AbstractList<>() {
            @Override
            public Debt get(int index) {
                startUntilStopped(saving);
                startUntilStopped(asking);
                toldBefore.addAll(told);
                return debt("k0", "globex", 1);
            }

            @Override
            public int size() {
                return 1;
            }
        };

        store.owe(others);

        assertThat(toldBefore).isEmpty();
        saving.join();
        asking.join();
        assertThat(told).containsExactly(new Claim.Finished(null));
        assertThat(store.owed("acme")).isEqualTo(Map.of("p", new Owed(5, 0)));
    }

    @Test
    void systemClockThatIsSet_endsNoLease_andStallsNothing() {
        AtomicLong ticker = new AtomicLong(Long.MAX_VALUE - 5);
        MemoryChargeStore steady = new MemoryChargeStore(new SteadyTime(clock, ticker::get));
        steady.owe(List.of(debt("k1", "acme", 1)));
        steady.claim("acme", "a", "f", LEASE);
        steady.take(1, LEASE);

        clock.advance(Duration.ofDays(1));
        assertThat(steady.take(1, LEASE)).isEmpty();
        assertThat(steady.claim("acme", "a", "f", LEASE)).isInstanceOf(Claim.Running.class);

        clock.advance(Duration.ofDays(-2));
        ticker.addAndGet(LEASE.toNanos());
        assertThat(steady.take(1, LEASE)).hasSize(1);
        assertThat(steady.claim("acme", "a", "f", LEASE)).isInstanceOf(Claim.Held.class);
    }

    private Claim claim() {
        return store.claim("acme", "a", "f", LEASE);
    }

    private static void startUntilStopped(Thread thread) {
        thread.start();
        await().until(() ->
                Set.of(Thread.State.BLOCKED, Thread.State.TERMINATED).contains(thread.getState()));
    }
}
