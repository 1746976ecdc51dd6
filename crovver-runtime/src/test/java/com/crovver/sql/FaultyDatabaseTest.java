package com.crovver.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import com.crovver.guard.ActionRecord;
import com.crovver.guard.ActionRecords.Claim;
import com.crovver.guard.ChargeStoreException;
import com.crovver.guard.Debt;
import com.crovver.guard.Outbox.Delivery;
import com.crovver.guard.Outbox.Owed;
import com.crovver.guard.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that can be read and not written, or loses what it was to answer: no debt is lost, and none is left to nobody. */
class FaultyDatabaseTest {

    private static final Duration LEASE = Duration.ofMinutes(15);

    private final SettableClock clock = new SettableClock();
    private final AtomicLong ticker = new AtomicLong();
    private FaultyDatabase database;
    private SqlChargeStore store;
    private SqlChargeStore other;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        DataSource source = TestDatabase.H2_IN_MEMORY.create(folder);
        database = new FaultyDatabase(source);
        store = SqlChargeStore.builder(database.source()).build();
        other = SqlChargeStore.builder(source).build();
    }

    @AfterEach
    void close() {
        database.full = false;
        database.losingCommits = false;
        store.close();
        other.close();
    }

    @Test
    void fullDisk_losesNoDebt_andKeepsNobodyFromReading() {
        ActionRecord record = held(store.claim("acme", "a", "f", LEASE));
        database.full = true;
        assertRefused(() -> store.save(record.finished(null), List.of(debt("k1"))));
        assertRefused(() -> store.owe(List.of(debt("k2"))));

        for (int read = 0; read < 50; read++) {
            await().ignoreException(ChargeStoreException.class)
                    .untilAsserted(() -> assertThat(store.owed("acme")).isEmpty());
        }
        database.full = false;

        await().ignoreException(ChargeStoreException.class)
                .untilAsserted(() -> assertThat(store.owed("acme")).containsExactly(entry("p", new Owed(10, 0))));
        assertThat(store.claim("acme", "a", "f", LEASE)).isInstanceOf(Claim.Finished.class);
    }

    @Test
    void failure_leavesTheDatabaseAloneForAMoment_unlessItHasJustAnsweredOthers() {
        try (SqlChargeStore node = SqlChargeStore.builder(database.source())
                .time(clock, ticker::get)
                .build()) {
            database.full = true;
            assertRefused(() -> node.owe(List.of(debt("k1"))));
            assertThat(node.owed("acme")).isEmpty();

            ticker.addAndGet(Duration.ofSeconds(2).toNanos());
            assertRefused(() -> node.owe(List.of(debt("k2"))));
            assertThatThrownBy(() -> node.owed("acme"))
                    .isInstanceOf(ChargeStoreException.class)
                    .hasMessageEndingWith("the database failed a moment ago and is left alone for 1 s");

            ticker.addAndGet(Duration.ofSeconds(1).toNanos());
            assertThat(node.owed("acme")).isEmpty();
            database.full = false;
        }
        assertThat(other.owed("acme")).containsExactly(entry("p", new Owed(10, 0)));
    }

    @Test
    void end_writesWhatCouldNotBeWrittenBefore_andWhatComesAfter() {
        database.full = true;
        for (int i = 0; i < 20; i++) {
            List<Debt> owed = List.of(debt("k" + i));
            assertRefused(() -> store.owe(owed));
        }
        database.full = false;

        store.close();
        store.owe(List.of(debt("late")));

        assertThat(other.owed("acme")).containsExactly(entry("p", new Owed(105, 0)));
    }

    @Test
    void takingWhoseCommitIsLost_isHeldByWhoeverRepeatsIt() {
        store.owe(List.of(debt("k1")));
        database.losingCommits = true;
        assertRefused(() -> store.take(10, LEASE));
        database.losingCommits = false;

        List<Delivery> taken = await().ignoreException(ChargeStoreException.class)
                .until(() -> store.take(10, LEASE), it -> !it.isEmpty());

        assertThat(taken.get(0).attempts()).isEqualTo(1);
    }

    /** Otherwise its client would pay for it a second time. */
    @Test
    void debtThatIsTakenBeforeItIsTakenBack_stays_andItsPoolIsPaid() {
        ActionRecord record = held(store.claim("acme", "a", "f", LEASE));
        database.losingCommits = true;
        assertRefused(() -> store.save(record.withCharge("p").started(), List.of(debt("k1")), record.open()));
        assertThat(other.take(10, LEASE)).hasSize(1);
        database.losingCommits = false;

        ActionRecord again = await().ignoreException(ChargeStoreException.class)
                .until(() -> store.claim("acme", "a", "f", LEASE), Claim.Held.class::isInstance)
                .fold(Claim.Held::record, it -> record, it -> record, it -> record);

        assertThat(again.charged()).containsExactly("p");
        assertThat(again.runs()).isZero();
        assertThat(store.owed("acme")).containsExactly(entry("p", new Owed(5, 0)));
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ChargeStoreException.class);
    }

    private static Debt debt(String key) {
        return new Debt(key, "acme", "p", 5, "App#doPost", Instant.EPOCH);
    }

    private static ActionRecord held(Claim claim) {
        assertThat(claim).isInstanceOf(Claim.Held.class);
        return ((Claim.Held) claim).record();
    }
}
