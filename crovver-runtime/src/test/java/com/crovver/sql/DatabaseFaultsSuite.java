package com.crovver.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.crovver.guard.ActionRecord;
import com.crovver.guard.ActionRecords.Claim;
import com.crovver.guard.ChargeStoreException;
import com.crovver.guard.Debt;
import com.crovver.guard.Outbox.Owed;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database behind a network that fails. Nothing is held that was not recorded, and nothing stays locked for its lease. */
abstract class DatabaseFaultsSuite {

    private static final Duration LEASE = Duration.ofMinutes(15);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    /** Many times what the store may take; without its limits, the calls below would take for ever. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Relay relay;
    private DataSource behindRelay;
    private HikariDataSource pool;
    private SqlChargeStore store;

    /** A database server, and a relay before it. */
    abstract Relay startServer(Path folder) throws Exception;

    /** The database as seen through the relay. */
    abstract DataSource through(Relay between) throws Exception;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        relay = startServer(folder);
        behindRelay = through(relay);
        HikariConfig config = new HikariConfig();
        config.setDataSource(behindRelay);
        config.setMaximumPoolSize(10);
        config.setInitializationFailTimeout(-1);
        config.setExceptionOverride(new H2BrokenConnections());
        pool = new HikariDataSource(config);
        store = SqlChargeStore.builder(pool).timeout(TIMEOUT).build();
    }

    @AfterEach
    void stop() throws Exception {
        if (relay != null) {
            relay.flow();
            store.close();
            pool.close();
            relay.close();
        }
    }

    @Test
    void refusedConnections_refuse_untilTheDatabaseIsBack() throws Exception {
        assertThat(claim("before")).isInstanceOf(Claim.Held.class);
        relay.refuse();

        assertRefused(() -> claim("a"));

        relay.listen();
        await().atMost(PATIENCE)
                .ignoreException(ChargeStoreException.class)
                .until(() -> claim("a") instanceof Claim.Held);
        assertThat(claim("before")).isInstanceOf(Claim.Running.class);
    }

    @Test
    void databaseThatIsAwayAtTheStart_isUsedOnceItIsThere() throws Exception {
        relay.refuse();
        try (SqlChargeStore late =
                SqlChargeStore.builder(behindRelay).timeout(TIMEOUT).build()) {
            assertRefused(() -> late.claim("acme", "a", "f", LEASE));
            relay.listen();

            await().atMost(PATIENCE)
                    .ignoreException(ChargeStoreException.class)
                    .until(() -> late.claim("acme", "a", "f", LEASE) instanceof Claim.Held);
        }
    }

    @Test
    void stalledDatabase_refusesInTime_andAClaimThatArrivedLateIsUndone() throws Exception {
        ActionRecord started = held(claim("running")).started();
        relay.stall();

        assertRefused(() -> claim("a"));
        assertRefused(() -> store.save(started));

        relay.flow();
        // Whatever of the two was written all the same is put right, so that both may be claimed long before a lease
        // ends.
        for (String action : List.of("a", "running")) {
            await().atMost(PATIENCE)
                    .ignoreException(ChargeStoreException.class)
                    .until(() -> claim(action) instanceof Claim.Held);
        }
    }

    @Test
    void claimWhoseAnswerIsLost_isHeldByTheOneWhoMadeIt() throws Exception {
        claim("warm");
        relay.dropAnswers(1);

        Claim claim = claim("a");

        ActionRecord record = held(claim);
        assertThat(claim("a")).isInstanceOf(Claim.Running.class);
        assertThat(store.save(record.started())).isPresent();
    }

    @Test
    void claimWhoseAnswersAreAllLost_isRefused_andDoesNotLockTheClientOut() throws Exception {
        claim("warm");
        relay.dropAnswers(Integer.MAX_VALUE);

        assertRefused(() -> claim("a"));

        relay.dropAnswers(0);
        await().atMost(PATIENCE)
                .ignoreException(ChargeStoreException.class)
                .until(() -> claim("a") instanceof Claim.Held);
    }

    @Test
    void saveWhoseAnswerIsLost_isKnownToBeWritten() throws Exception {
        ActionRecord record = held(claim("a"));
        relay.dropAnswers(1);

        assertThat(store.save(record.withCharge("p").finished(null), List.of(debt("k1"))))
                .isPresent();

        assertThat(claim("a")).isInstanceOf(Claim.Finished.class);
        assertThat(store.owed("acme")).containsEntry("p", new Owed(5, 0));
    }

    @Test
    void endAndDebtThatCouldNotBeWritten_areWrittenOnceTheDatabaseIsBack() throws Exception {
        ActionRecord record = held(claim("a"));
        relay.refuse();
        assertRefused(() -> store.save(record.finished(null), List.of(debt("k1"))));
        assertRefused(() -> store.owe(List.of(debt("k2"))));
        relay.listen();

        await().atMost(PATIENCE)
                .ignoreException(ChargeStoreException.class)
                .untilAsserted(() -> assertThat(store.owed("acme")).containsEntry("p", new Owed(10, 0)));

        assertThat(claim("a")).isInstanceOf(Claim.Finished.class);
    }

    /** Nobody was told of what was to happen: neither it nor its debt may be found later. */
    @Test
    void whatWasToHappen_andCouldNotBeWritten_doesNotHappenLater() throws Exception {
        ActionRecord stalled = held(claim("stalled"));
        ActionRecord lost = held(claim("lost"));
        ActionRecord minted = ActionRecord.first("acme", "minted", "f", Instant.MAX);
        relay.stall();
        assertRefused(() -> store.save(stalled.started().finished(null), List.of(debt("k1")), stalled.open()));
        assertRefused(() -> store.save(minted.finished(null), List.of(debt("k2")), minted.open()));
        relay.flow();
        assertOpensAgain("stalled", "minted");
        relay.dropAnswers(Integer.MAX_VALUE);
        assertRefused(() -> store.save(lost.started().finished(null), List.of(debt("k3")), lost.open()));
        relay.dropAnswers(0);
        assertOpensAgain("lost");

        assertThat(store.owed("acme")).isEmpty();
        assertThat(store.take(10, LEASE)).isEmpty();
    }

    private void assertOpensAgain(String... actions) {
        for (String action : actions) {
            await().atMost(PATIENCE)
                    .ignoreException(ChargeStoreException.class)
                    .untilAsserted(() -> assertThat(held(claim(action)).runs()).isZero());
        }
    }

    /** HikariCP does not know the states by which H2's client tells that a connection has been cut. */
    private static final class H2BrokenConnections implements SQLExceptionOverride {
        @java.lang.Override
        public Override adjudicate(SQLException e) {
            return e.getErrorCode() == ErrorCode.CONNECTION_BROKEN_1
                            || e.getErrorCode() == ErrorCode.DATABASE_CALLED_AT_SHUTDOWN
                    ? Override.MUST_EVICT
                    : Override.CONTINUE_EVICT;
        }
    }

    private Claim claim(String action) {
        return store.claim("acme", action, "f", LEASE);
    }

    private static Debt debt(String key) {
        return new Debt(key, "acme", "p", 5, "App#doPost", Instant.EPOCH);
    }

    private static ActionRecord held(Claim claim) {
        assertThat(claim).isInstanceOf(Claim.Held.class);
        return ((Claim.Held) claim).record();
    }

    private static void assertRefused(ThrowingCallable call) {
        assertTimeoutPreemptively(PATIENCE, () -> assertThatThrownBy(call).isInstanceOf(ChargeStoreException.class));
    }
}
