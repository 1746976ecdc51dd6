package com.crovver.guard;

import static com.crovver.guard.EngineTest.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.crovver.annotation.Charge;
import com.crovver.guard.Outbox.Delivery;
import com.crovver.guard.Outbox.Owed;
import com.crovver.sql.SqlChargeStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run costs, said several times through transactions of the application, some of which are rolled back. */
class JoinedChargeTest {

    private static final Caller ALICE = new Caller("acme", "alice");
    private static final Operation LATER = new Operation(
            "Drafts#doPost",
            List.of(
                    Requirement.credits("pool", 1).charge(Charge.ON_SUCCESS),
                    Requirement.credits("other", 1).charge(Charge.ON_SUCCESS)));

    private final ScriptedEntitlements crovver = new ScriptedEntitlements();
    private final JdbcDataSource database = new JdbcDataSource();
    private SqlChargeStore store;
    private Engine engine;
    private Connection transaction;

    @BeforeEach
    void begin() throws SQLException {
        database.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        store = SqlChargeStore.builder(database).build();
        engine = Engine.builder(crovver).store(store).deliveryThreads(0).build();
        transaction = database.getConnection();
        transaction.setAutoCommit(false);
        crovver.hardPools.put("pool", 100L);
        crovver.hardPools.put("other", 100L);
    }

    @AfterEach
    void end() throws SQLException {
        transaction.close();
        engine.close();
        store.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void moreInTheSameTransaction_isOwedInAll(boolean named) throws SQLException {
        Run run = run(named);
        charge(run, 5);
        charge(run, 8);
        charge(run, 8);
        transaction.commit();

        assertEnds(run, 8);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void moreInALaterTransaction_isOwedInAll_thoughTheFirstWasDelivered(boolean named) throws SQLException {
        Run run = run(named);
        charge(run, 5);
        transaction.commit();
        for (Delivery delivery : store.take(1, Duration.ofMinutes(1))) {
            store.delivered(delivery.debt().key());
        }
        charge(run, 8);
        transaction.commit();

        assertEnds(run, 3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void less_isRefused_whileMoreIsWritten(boolean named) throws SQLException {
        Run run = run(named);
        charge(run, 8);
        assertThatThrownBy(() -> charge(run, 5))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("5 credits of pool \"pool\" are fewer than the 8");
        transaction.commit();
        assertThatThrownBy(() -> charge(run, 5)).isInstanceOf(IllegalStateException.class);
        transaction.commit();

        assertEnds(run, 8);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rollback_takesBackWhatWasWritten_andNoMore(boolean named) throws SQLException {
        Run run = run(named);
        charge(run, 8);
        transaction.rollback();
        charge(run, 5);
        transaction.commit();
        charge(run, 20);
        charge(run, 30);
        transaction.rollback();
        charge(run, 9);
        transaction.commit();
        charge(run, 90);
        transaction.rollback();

        assertEnds(run, 9);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void severalPools_areEachOwed(boolean named) throws SQLException {
        Run run = run(named);
        charge(run, 5);
        run.charge("other", 6, store.within(transaction));
        charge(run, 7);
        transaction.commit();

        assertThat(store.owed("acme")).containsEntry("other", new Owed(6, 0));
        assertEnds(run, 7);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothing_thatIsRolledBack_isOwed(boolean named) throws SQLException {
        Run run = run(named);
        charge(run, 5);
        transaction.rollback();
        run.succeed();
        run.fail();

        assertThat(owed()).isZero();
        if (named) {
            assertThat(decide(true)).isInstanceOf(Decision.Allowed.class);
        }
    }

    @Test
    void actionThatWasTakenOver_isOwedByBothOnce_andNotAtTwoPrices() throws SQLException {
        Run slow = run(true);
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("UPDATE crovver_action SET state = 'O', version = version + 1");
        }
        charge(slow, 5);
        charge(slow, 5);

        assertThatThrownBy(() -> charge(slow, 8))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("8 cannot take their place; say the same amount again");
        transaction.commit();
        Run other = run(true);
        charge(other, 5);
        transaction.commit();

        assertThat(owed()).isEqualTo(5);
    }

    private void charge(Run run, long amount) {
        run.charge("pool", amount, store.within(transaction));
    }

    private void assertEnds(Run run, long owed) {
        run.succeed();
        run.finish(null);
        assertThat(owed()).isEqualTo(owed);
        if (run.repeatable()) {
            assertThat(reason(decide(true))).isInstanceOf(Refusal.ActionFinished.class);
        }
    }

    private long owed() {
        return store.owed("acme").getOrDefault("pool", Owed.NOTHING).live();
    }

    private Run run(boolean named) {
        return ((Decision.Allowed) decide(named)).run();
    }

    private Decision decide(boolean named) {
        return engine.decide(
                LATER,
                ALICE,
                named
                        ? Action.named("k", "POST /drafts")
                        : Action.minted(UUID.randomUUID().toString(), "POST /drafts"));
    }
}
