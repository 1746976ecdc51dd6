package com.crovver.sql;

import com.crovver.guard.ChargeStore;
import com.crovver.guard.ChargeStoreContract;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract, held by three nodes on one database. */
abstract class SqlChargeStoreSuite extends ChargeStoreContract {

    private static final int NODES = 3;

    private final TestDatabase database;
    private final boolean pooled;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<SqlChargeStore> nodes = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    SqlChargeStoreSuite(TestDatabase database, boolean pooled) {
        this.database = database;
        this.pooled = pooled;
    }

    @BeforeEach
    void start(@TempDir Path folder) throws SQLException {
        DataSource source = database.create(folder);
        for (int i = 0; i < NODES; i++) {
            nodes.add(SqlChargeStore.builder(pooled ? pool(source) : source)
                    .timeout(Duration.ofSeconds(30))
                    .time(
                            clock,
                            () -> Duration.between(Instant.EPOCH, clock.instant())
                                    .toNanos())
                    .build());
        }
    }

    private HikariDataSource pool(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        // What an application may have set for itself.
        config.setAutoCommit(false);
        config.setMaximumPoolSize(4);
        HikariDataSource pool = new HikariDataSource(config);
        open.add(pool);
        return pool;
    }

    @AfterEach
    void stop() throws Exception {
        nodes.forEach(SqlChargeStore::close);
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Override
    protected ChargeStore client() {
        return nodes.get(next.getAndIncrement() % NODES);
    }
}
