package com.crovver.guard;

import static com.crovver.guard.EngineTest.reason;
import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.model.CrovverTransportException;
import com.crovver.sql.SqlChargeStore;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the keys of requests that are refused leave in the application's database. */
class RefusedKeysTest {

    private static final Caller ALICE = new Caller("acme", "alice");
    private static final Operation PAID = new Operation("Drafts#doPost", List.of(Requirement.credits("pool", 5)));

    private final ScriptedEntitlements crovver = new ScriptedEntitlements();
    private final TestTime time = new TestTime();
    private final JdbcDataSource database = new JdbcDataSource();
    private SqlChargeStore store;
    private Engine engine;

    @BeforeEach
    void open() {
        database.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        store = SqlChargeStore.builder(database).timeout(Duration.ofSeconds(30)).build();
        engine = Engine.builder(crovver)
                .clock(time)
                .ticker(time)
                .store(store)
                .deliveryThreads(0)
                .build();
    }

    @AfterEach
    void close() {
        engine.close();
        store.close();
    }

    /** One is asked for at Crovver; the others are refused by what that answered. */
    @Test
    void manyKeys_ofATenantWithoutCredits_leaveNoRecords() throws SQLException {
        for (int i = 0; i < 1_000; i++) {
            assertThat(reason(decide("k" + i))).isInstanceOf(Refusal.CreditsShort.class);
        }
        assertThat(records()).isEqualTo(1);

        crovver.hardPools.put("pool", 100L);
        time.pass(Duration.ofSeconds(2));
        for (String key : List.of("k0", "k999")) {
            ((Decision.Allowed) decide(key)).run().finish(null);
        }
        assertThat(crovver.hardPools).containsEntry("pool", 90L);
    }

    @Test
    void keyThatIsDone_staysDone_whileThePoolIsTooShort() {
        crovver.hardPools.put("pool", 5L);
        ((Decision.Allowed) decide("done")).run().finish(null);
        assertThat(reason(decide("other"))).isInstanceOf(Refusal.CreditsShort.class);

        assertThat(reason(decide("done"))).isInstanceOf(Refusal.ActionFinished.class);
    }

    @Test
    void keyWhoseChargeMayHaveBeenMade_isRemembered() throws SQLException {
        crovver.hardPools.put("pool", 5L);
        crovver.beforeAnswer = () -> {
            throw new CrovverTransportException("no answer", 1, true, new IOException("reset"));
        };
        assertThat(decide("lost")).isInstanceOf(Decision.Unknown.class);
        assertThat(records()).isEqualTo(1);

        crovver.beforeAnswer = () -> {};
        assertThat(decide("lost")).isInstanceOf(Decision.Allowed.class);
        assertThat(crovver.hardPools).containsEntry("pool", 0L);
    }

    private Decision decide(String key) {
        return engine.decide(PAID, ALICE, Action.named(key, "POST /drafts"));
    }

    private long records() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM crovver_action")) {
            row.next();
            return row.getLong(1);
        }
    }
}
