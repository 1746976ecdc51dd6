package com.crovver.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.crovver.guard.ActionRecord;
import com.crovver.guard.ActionRecords.Claim;
import com.crovver.guard.ChargeStoreException;
import com.crovver.guard.Debt;
import com.crovver.guard.Outbox.Owed;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work, its charge and its key are committed together, or not at all. */
abstract class JoinedTransactionSuite {

    static final Duration LEASE = Duration.ofMinutes(15);
    static final Debt DEBT = new Debt("k1", "acme", "p", 5, "App#doPost", Instant.parse("2026-11-23T12:00:00Z"));

    private final TestDatabase kind;
    private SqlChargeStore store;
    DataSource database;
    Connection transaction;
    ActionRecord held;

    JoinedTransactionSuite(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void begin(@TempDir Path folder) throws SQLException {
        database = kind.create(folder);
        store = SqlChargeStore.builder(database).timeout(Duration.ofSeconds(5)).build();
        held = ((Claim.Held) store.claim("acme", "a", "f", LEASE)).record();
        transaction = database.getConnection();
        try (Statement statement = transaction.createStatement()) {
            statement.execute("CREATE TABLE work (done INT)");
        }
        transaction.setAutoCommit(false);
    }

    @AfterEach
    void end() throws SQLException {
        transaction.close();
        store.close();
    }

    private void work() throws SQLException {
        try (Statement statement = transaction.createStatement()) {
            statement.execute("INSERT INTO work VALUES (1)");
        }
    }

    @Test
    void commit_makesWorkDebtAndRecordCount() throws SQLException {
        work();
        assertThat(store.within(transaction).save(held.withCharge("p").finished(null), List.of(DEBT)))
                .isPresent();
        assertThat(store.owed("acme")).isEmpty();

        transaction.commit();

        assertThat(store.owed("acme")).containsExactly(entry("p", new Owed(5, 0)));
        assertThat(store.claim("acme", "a", "f", LEASE)).isInstanceOf(Claim.Finished.class);
    }

    /** More of them than the store has threads: if they waited for the transaction, everybody else would wait for them. */
    @Test
    void repeatsWhileTheTransactionIsOpen_areToldThatItRuns_andHoldUpNobody() throws Exception {
        store.within(transaction).save(held.withCharge("p").finished(null), List.of(DEBT));
        ExecutorService clients = Executors.newFixedThreadPool(16);
        try {
            List<Future<Claim>> repeats =
                    clients.invokeAll(Collections.nCopies(16, () -> store.claim("acme", "a", "f", LEASE)));
            for (Future<Claim> repeat : repeats) {
                assertThat(repeat.get()).isInstanceOf(Claim.Running.class);
            }
        } finally {
            clients.shutdownNow();
        }
        assertThat(store.claim("hooli", "b", "f", LEASE)).isInstanceOf(Claim.Held.class);
    }

    @Test
    void rollback_leavesTheRecordToItsHolder() throws SQLException {
        work();
        store.within(transaction).save(held.withCharge("p").finished(null), List.of(DEBT));

        transaction.rollback();

        assertThat(store.owed("acme")).isEmpty();
        assertThat(store.save(held.open())).isPresent();
        assertThat(store.claim("acme", "a", "f", LEASE)).isInstanceOf(Claim.Held.class);
    }

    @Test
    void recordOfAnother_isNotWritten_butTheDebtAloneCanBe() throws SQLException {
        store.save(held.open());

        assertThat(store.within(transaction).save(held.finished(null), List.of(DEBT)))
                .isEmpty();
        store.within(transaction).owe(List.of(DEBT));
        store.within(transaction).owe(List.of(DEBT));
        transaction.commit();

        assertThat(store.owed("acme")).containsExactly(entry("p", new Owed(5, 0)));
    }

    @Test
    void connectionThatCommitsByItself_isRefused() throws SQLException {
        transaction.setAutoCommit(true);

        assertThatThrownBy(() -> store.within(transaction))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("setAutoCommit(false)");
    }

    @Test
    void connectionThatIsClosed_isSaid() throws SQLException {
        transaction.close();

        assertThatThrownBy(() -> store.within(transaction).owe(List.of(DEBT))).isInstanceOf(ChargeStoreException.class);
    }
}
