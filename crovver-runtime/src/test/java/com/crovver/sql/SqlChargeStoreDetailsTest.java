package com.crovver.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.crovver.guard.ActionRecord;
import com.crovver.guard.ActionRecords.Claim;
import com.crovver.guard.ChargeStoreException;
import com.crovver.guard.Debt;
import com.crovver.guard.Outbox.Delivery;
import com.crovver.guard.Outbox.Owed;
import com.crovver.guard.SettableClock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a store in a database does beyond the contract of all stores. */
class SqlChargeStoreDetailsTest {

    private static final Duration LEASE = Duration.ofMinutes(15);

    @TempDir
    Path folder;

    /** The database's clock, and the ticker of every node, which go apart where it is put forward or back. */
    private final SettableClock clock = new SettableClock();

    private final AtomicLong ticker = new AtomicLong();
    private final List<SqlChargeStore> stores = new ArrayList<>();

    @AfterEach
    void close() {
        stores.forEach(SqlChargeStore::close);
    }

    private SqlChargeStore.Builder on(DataSource database) {
        return SqlChargeStore.builder(database).timeout(Duration.ofSeconds(30));
    }

    private SqlChargeStore open(SqlChargeStore.Builder builder) {
        SqlChargeStore store = builder.build();
        stores.add(store);
        return store;
    }

    private SqlChargeStore withSettableTime(DataSource database) {
        return open(on(database).time(clock, ticker::get));
    }

    private void pass(Duration time) {
        clock.advance(time);
        ticker.addAndGet(time.toNanos());
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void lease_isCountedByTheClockOfTheDatabase(TestDatabase kind) throws SQLException {
        DataSource database = kind.create(folder);
        SqlChargeStore store = open(on(database));
        Instant before = now(database);

        ActionRecord record = held(store.claim("acme", "a", "f", LEASE));

        assertThat(record.leaseEnd())
                .isBetween(
                        before.plus(LEASE).minusSeconds(1),
                        now(database).plus(LEASE).plusSeconds(1));
        assertThat(store.claim("acme", "a", "f", LEASE)).isInstanceOf(Claim.Running.class);
    }

    /** So many that a time-out passes if each is looked at together with all that are older. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void longBacklogOfOneTenant_holdsBackNobody(TestDatabase kind) throws SQLException {
        DataSource database = kind.create(folder);
        List<Debt> backlog = IntStream.range(0, 20_000)
                .mapToObj(i -> new Debt("debt-" + i, "acme", "pool", 1, "Drafts#doPost", Instant.EPOCH))
                .toList();
        open(on(database)).owe(backlog);
        SqlChargeStore store = open(SqlChargeStore.builder(database));
        store.owe(List.of(new Debt("other", "hooli", "pool", 1, "Drafts#doPost", Instant.EPOCH)));

        assertThat(store.take(4, LEASE))
                .extracting(delivery -> delivery.debt().key())
                .containsExactly("debt-0", "other");
        store.delivered("debt-0");
        assertThat(store.takeOf("acme", LEASE))
                .hasValueSatisfying(next -> assertThat(next.debt().key()).isEqualTo("debt-1"));
    }

    /** More than are looked at in one go. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void manyTenants_areReachedInTurn(TestDatabase kind) throws SQLException {
        int tenants = 2 * DueDebts.TENANTS + 500;
        SqlChargeStore store = open(on(kind.create(folder)));
        store.owe(IntStream.range(0, tenants)
                .mapToObj(i -> new Debt(
                        "debt-" + i, String.format("tenant-%05d", i), "pool", 1, "Drafts#doPost", Instant.EPOCH))
                .toList());

        List<String> oneByOne = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            store.take(1, LEASE).forEach(it -> oneByOne.add(it.debt().key()));
        }
        assertThat(oneByOne).containsExactly("debt-0", "debt-1000", "debt-2000", "debt-1");

        Set<String> others = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            store.take(DueDebts.TENANTS, LEASE)
                    .forEach(it -> others.add(it.debt().key()));
        }
        assertThat(others).hasSize(tenants - 4).doesNotContainAnyElementsOf(oneByOne);
        assertThat(store.take(1, LEASE)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void slowWork_thatNoRequestWaitsFor_isWaitedForLonger(TestDatabase kind) throws SQLException {
        Connections connections = new Connections(kind.create(folder), Duration.ofSeconds(30), true);
        Work<Boolean> slow = session -> {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            return true;
        };
        try (Database database =
                new Database(connections, 1, Duration.ofMillis(10), System::nanoTime, Database::newThread)) {
            database.check();

            assertThat(database.<Boolean>call("It", new Background<>(slow))).isTrue();
            assertThatThrownBy(() -> database.call("It", slow))
                    .hasMessage("It failed: the database did not answer within 10 ms");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void debt_forWhoseWriteNoThreadCanBeStarted_isWrittenWithTheNextCall(TestDatabase kind) throws SQLException {
        AtomicBoolean exhausted = new AtomicBoolean(true);
        ThreadFactory threads = task -> {
            if (exhausted.getAndSet(false)) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            return Database.newThread(task);
        };
        Duration patience = Duration.ofSeconds(30);
        Connections connections = new Connections(kind.create(folder), patience, true);
        try (Database database = new Database(connections, 1, patience, System::nanoTime, threads)) {
            SqlOutbox outbox = new SqlOutbox(database, new DatabaseClock(null, System::nanoTime));

            assertThatThrownBy(() ->
                            outbox.owe(List.of(new Debt("debt", "acme", "pool", 5, "Drafts#doPost", Instant.EPOCH))))
                    .isInstanceOf(ChargeStoreException.class)
                    .hasMessageContaining("no thread could be started");

            assertThat(outbox.owed("acme")).containsEntry("pool", new Owed(5, 0));
        }
    }

    private static Instant now(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT CURRENT_TIMESTAMP")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    /** Every lease seems to have ended; the runs go on. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void clockPutForward_endsNoLease_andForgetsNothing(TestDatabase kind) throws SQLException {
        DataSource database = kind.create(folder);
        SqlChargeStore holder = withSettableTime(database);
        SqlChargeStore other = withSettableTime(database);
        other.claim("acme", "else", "f", LEASE);
        ActionRecord record = held(holder.claim("acme", "a", "f", LEASE));
        ActionRecord done = held(holder.claim("acme", "done", "f", LEASE));
        holder.save(done.finished(null));

        clock.advance(Duration.ofDays(3));

        assertThat(other.claim("acme", "a", "f", LEASE)).isInstanceOf(Claim.Running.class);
        assertThat(holder.claim("acme", "a", "f", LEASE)).isInstanceOf(Claim.Running.class);
        assertThat(other.claim("acme", "done", "f", LEASE)).isInstanceOf(Claim.Finished.class);
        assertThat(holder.save(record.started())).isPresent();
        pass(Duration.ofHours(1));
        assertThat(other.claim("acme", "a", "f", LEASE)).isInstanceOf(Claim.Held.class);
    }

    /** Every lease seems to last for days; nobody is locked out for longer than one. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void clockPutBack_locksNobodyOutForLongerThanALease(TestDatabase kind) throws SQLException {
        DataSource database = kind.create(folder);
        SqlChargeStore holder = withSettableTime(database);
        SqlChargeStore other = withSettableTime(database);
        other.claim("acme", "else", "f", LEASE);
        ActionRecord record = held(holder.claim("acme", "a", "f", LEASE));

        clock.advance(Duration.ofDays(-3));

        assertThat(other.claim("acme", "a", "f", LEASE)).isInstanceOf(Claim.Running.class);
        ActionRecord charged = holder.save(record.withCharge("p")).orElseThrow();
        assertThat(other.claim("acme", "a", "f", LEASE)).isInstanceOf(Claim.Running.class);
        pass(LEASE);
        assertThat(held(other.claim("acme", "a", "f", LEASE)).charged()).containsExactly("p");
        assertThat(holder.save(charged.started())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void clockPutBack_holdsUpNoDelivery(TestDatabase kind) throws SQLException {
        SqlChargeStore store = withSettableTime(kind.create(folder));
        store.owe(List.of(debt("k1")));
        Delivery delivery = store.take(1, LEASE).get(0);
        store.putOff(delivery, Duration.ofMinutes(1));

        clock.advance(Duration.ofDays(-3));

        assertThat(store.take(1, LEASE)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void expiredRecords_areSwept_butNothingThatIsHeldOrOwed(TestDatabase kind) throws SQLException {
        DataSource database = kind.create(folder);
        SqlChargeStore store = withSettableTime(database);
        for (int i = 0; i < 30; i++) {
            store.save(held(store.claim("acme", "done" + i, "f", LEASE)).finished(null));
        }
        store.owe(List.of(debt("k1")));
        pass(Duration.ofHours(26));
        store.claim("acme", "held", "f", LEASE);
        pass(Duration.ofMinutes(10));

        store.claim("acme", "now", "f", LEASE);

        await().untilAsserted(
                        () -> assertThat(count(database, "crovver_action")).isEqualTo(2));
        assertThat(count(database, "crovver_debt")).isEqualTo(1);
        assertThat(store.claim("acme", "held", "f", LEASE)).isInstanceOf(Claim.Running.class);
    }

    /** Where no client sends keys, nothing is ever claimed. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void expiredRecords_areSwept_whereNothingIsClaimed(TestDatabase kind) throws SQLException {
        DataSource database = kind.create(folder);
        SqlChargeStore store = withSettableTime(database);
        for (int i = 0; i < 3; i++) {
            store.save(ActionRecord.first("acme", "done" + i, "f", Instant.MAX).finished(null));
        }
        pass(Duration.ofHours(26));

        store.save(ActionRecord.first("acme", "now", "f", Instant.MAX).finished(null));

        await().untilAsserted(
                        () -> assertThat(count(database, "crovver_action")).isEqualTo(1));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void debtInATransactionOfTheApplication_isOwedIfItCommits(TestDatabase kind) throws SQLException {
        DataSource database = kind.create(folder);
        SqlChargeStore store = open(on(database));
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            store.within(connection).owe(List.of(debt("k1")));
            assertThat(store.owed("acme")).isEmpty();
            connection.rollback();
            assertThat(store.owed("acme")).isEmpty();

            store.within(connection).owe(List.of(debt("k1"), debt("k2")));
            store.within(connection).owe(List.of(debt("k1")));
            assertThat(connection.getAutoCommit()).isFalse();
            connection.commit();
        }

        assertThat(store.owed("acme")).containsEntry("p", new Owed(10, 0));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void recordAndDebtInATransactionOfTheApplication_countIfItCommits(TestDatabase kind) throws SQLException {
        DataSource database = kind.create(folder);
        SqlChargeStore store = open(on(database));
        ActionRecord record = held(store.claim("acme", "a", "f", LEASE));
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            assertThat(store.within(connection).save(record.finished(null), List.of(debt("k1"))))
                    .isPresent();
            connection.rollback();
            assertThat(store.claim("acme", "a", "f", LEASE)).isInstanceOf(Claim.Running.class);

            assertThat(store.within(connection).save(record.finished(null), List.of(debt("k1"))))
                    .isPresent();
            connection.commit();
        }

        assertThat(store.claim("acme", "a", "f", LEASE)).isInstanceOf(Claim.Finished.class);
        assertThat(store.owed("acme")).containsEntry("p", new Owed(5, 0));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nodesThatStartAtOnce_makeTheTablesOnce(TestDatabase kind) throws Exception {
        DataSource database = kind.create(folder);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<SqlChargeStore>> nodes = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                nodes.add(threads.submit(() -> on(database).build()));
            }
            for (Future<SqlChargeStore> node : nodes) {
                stores.add(node.get(60, TimeUnit.SECONDS));
            }
        } finally {
            threads.shutdownNow();
        }

        for (SqlChargeStore store : stores) {
            store.claim("acme", "a", "f", LEASE);
        }
        assertThat(count(database, "crovver_action")).isEqualTo(1);
        assertThat(count(database, "crovver_schema")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void tablesThatMustNotBeMade_areAskedFor_andPrinted(TestDatabase kind) throws SQLException {
        DataSource database = kind.create(folder);
        String dialect = kind == TestDatabase.POSTGRESQL ? "postgresql" : "h2";
        assertThatThrownBy(() -> on(database).createSchema(false).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("com.crovver.sql.SchemaCommand " + dialect);

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : Schema.statements(SchemaCommandTest.printed(dialect))) {
                statement.execute(sql);
            }
        }

        SqlChargeStore store = open(on(database).createSchema(false));
        assertThat(store.claim("acme", "a", "f", LEASE)).isInstanceOf(Claim.Held.class);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void tablesOfANewerKit_areRefused(TestDatabase kind) throws SQLException {
        DataSource database = kind.create(folder);
        open(on(database));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO crovver_schema VALUES (" + (Schema.VERSION + 1) + ")");
        }

        assertThatThrownBy(() -> on(database).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("newer kit");
    }

    private static long count(DataSource database, String table) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Debt debt(String key) {
        return new Debt(key, "acme", "p", 5, "App#doPost", Instant.EPOCH);
    }

    private static ActionRecord held(Claim claim) {
        assertThat(claim).isInstanceOf(Claim.Held.class);
        return ((Claim.Held) claim).record();
    }
}
