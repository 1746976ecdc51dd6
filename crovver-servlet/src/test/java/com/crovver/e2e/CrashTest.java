package com.crovver.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.crovver.e2e.CrashClient.Wish;
import com.crovver.e2e.crash.FaultPoint;
import com.crovver.e2e.crash.FaultyDataSource;
import com.crovver.e2e.crash.PaidWork;
import com.crovver.guard.ActionRecord;
import com.crovver.testkit.CrovverEmulator;
import com.crovver.testkit.Workspaces;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An application whose processes are killed again and again, at chosen points and at any, while sixteen clients want work done
 * and repeat what has a key until it is. In the end, what Crovver charged is held against what the handlers wrote into their own
 * journal, action by action. In the Maven profile {@code soak}: {@code -Dcrash.kills=200}, {@code -Dcrash.nodes=2}, {@code
 * -Dcrash.seed=N}.
 */
@Tag("soak")
class CrashTest {

    private static final int CLIENTS = 16;
    private static final int KILLS = Integer.getInteger("crash.kills", 50);
    private static final int NODES = Integer.getInteger("crash.nodes", 2);
    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());

    private static final List<FaultPoint> POINTS = List.of(FaultPoint.values());

    /** How often a point is passed before the process dies there: a few times, so that all that was open is repeated first. */
    private static final int LEAST_PASSES = 16;

    private static final int MOST_PASSES = 80;

    private static final Duration LONGEST_LIFE = Duration.ofSeconds(8);

    private final Random random = new Random(SEED);
    private final CrovverEmulator crovver = CrovverEmulator.start();
    private final Queue<Wish> wishes = new ConcurrentLinkedQueue<>();
    private final List<CrashNodeProcess> nodes = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> kills = new TreeMap<>();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        crovver.close();
    }

    @Test
    void h2InAFile_losesNoCharge_andMakesNoneTwice() throws Exception {
        // One process at a time may have the file.
        crash("jdbc:h2:file:" + folder.resolve("charges"), 1);
    }

    @Test
    void postgresql_losesNoCharge_andMakesNoneTwice() throws Exception {
        String url = System.getenv("CROVVER_TEST_POSTGRES");
        assumeTrue(url != null, "CROVVER_TEST_POSTGRES is not set; .ci/postgresql starts one");
        String schema = "crash_" + UUID.randomUUID().toString().replace('-', '_');
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + schema);
        }
        crash(url + "&currentSchema=" + schema, NODES);
    }

    private void crash(String database, int count) throws Exception {
        System.out.println("-Dcrash.seed=" + SEED + " -Dcrash.kills=" + KILLS + ", nodes: " + count + ", on "
                + database.replaceAll("[?;].*", ""));
        Workspaces.seed(crovver);
        execute(database, "CREATE TABLE journal (action VARCHAR(64))");
        Path app = application(database);
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            for (int i = 0; i < count; i++) {
                nodes.add(armed(app));
            }
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(threads.submit(new CrashClient(random.nextLong(), this::anyNode, crovver, wishes, over)));
            }
            for (int i = 0; i < KILLS; i++) {
                kill(nodes.get(i % count));
                letLeasesEnd(database);
                nodes.set(i % count, i < KILLS - count ? armed(app) : harmless(app));
                if ((i + 1) % 50 == 0) {
                    System.out.println((i + 1) + " of " + KILLS + " kills, " + wishes.size() + " actions");
                }
            }
            over.set(true);
            for (Future<?> client : clients) {
                client.get(2, TimeUnit.MINUTES);
            }
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> new Browser(anyNode()).get("/backlog").body().equals("0"));
        } finally {
            over.set(true);
            threads.shutdownNow();
            for (CrashNodeProcess node : nodes) {
                node.kill();
            }
        }
        judge(database);
    }

    private URI anyNode() {
        return nodes.get(ThreadLocalRandom.current().nextInt(nodes.size())).uri();
    }

    /** One that dies at a point of chance, or lives until it is killed. */
    private CrashNodeProcess armed(Path app) throws Exception {
        int point = random.nextInt(POINTS.size() + 2);
        if (point >= POINTS.size()) {
            return harmless(app);
        }
        return CrashNodeProcess.start(
                app, folder.resolve("nodes.log"), POINTS.get(point).name(), passes());
    }

    private int passes() {
        return LEAST_PASSES + random.nextInt(MOST_PASSES - LEAST_PASSES);
    }

    private CrashNodeProcess harmless(Path app) throws Exception {
        return CrashNodeProcess.start(app, folder.resolve("nodes.log"), "", 0);
    }

    private void kill(CrashNodeProcess node) throws InterruptedException {
        boolean died =
                node.diesWithin(node.point().isEmpty() ? Duration.ofMillis(200 + random.nextInt(3_000)) : LONGEST_LIFE);
        kills.merge(died ? node.point() : "killed at any moment", 1, Integer::sum);
        node.kill();
    }

    /** The time of a lease passes; what is running elsewhere may be taken over, too. */
    private static void letLeasesEnd(String database) throws SQLException {
        execute(database, "UPDATE crovver_action SET lease_end = 0 WHERE state = 'R'");
        execute(database, "UPDATE crovver_debt SET due = 0");
    }

    private static void execute(String database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Path application(String database) {
        return new WebApp(folder.resolve("app"))
                .with(JaxRs.JERSEY_3_1)
                .handlersOf(PaidWork.class.getPackage())
                .withLibraries("h2-", "postgresql-", "HikariCP-", "slf4j-")
                .file(
                        "META-INF/context.xml",
                        "<Context><Resource name=\"jdbc/app\" auth=\"Container\" type=\"javax.sql.DataSource\" factory=\""
                                + FaultyDataSource.class.getName() + "\" jdbcUrl=\"" + database.replace("&", "&amp;")
                                + "\"/></Context>")
                .contextParam("crovver.dataSource", "jdbc/app")
                .asking(crovver)
                .contextParam("crovver.tenant", "header:X-Tenant")
                .build();
    }

    private void judge(String database) throws SQLException {
        Set<String> journal = new HashSet<>();
        int runs;
        int givenUp;
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            runs = 0;
            try (ResultSet rows = statement.executeQuery("SELECT action FROM journal")) {
                while (rows.next()) {
                    runs++;
                    journal.add(rows.getString(1));
                }
            }
            try (ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM crovver_action WHERE runs >= "
                    + ActionRecord.MAX_RUNS + " AND state <> 'O'")) {
                row.next();
                givenUp = row.getInt(1);
            }
        }
        List<Wish> twice = new ArrayList<>();
        List<Wish> unpaid = new ArrayList<>();
        List<Wish> lost = new ArrayList<>();
        int doubtful = 0;
        for (Wish wish : wishes) {
            long charges = 100 - crovver.balance(wish.action(), "ai_generations");
            boolean did = journal.contains(wish.action());
            if (charges > 1) {
                twice.add(wish);
            } else if (did && charges == 0) {
                unpaid.add(wish);
            } else if (!did && wish.done()) {
                lost.add(wish);
            } else if (!did && charges > 0) {
                // Without a key nobody can ask for it again: it was charged when the process died.
                doubtful++;
            }
        }
        int total = kills.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println("kills: " + total + " " + kills + "\nactions: " + wishes.size() + ", done: " + journal.size()
                + " in " + runs + " runs\nlost: " + lost.size() + " (of these at most " + givenUp
                + " after three runs that all were killed), double: " + twice.size() + ", unpaid: " + unpaid.size()
                + "; charged without a key when the process died: " + doubtful);
        assertThat(journal).isNotEmpty();
        assertThat(twice).as("seed %d: charged more than once", SEED).isEmpty();
        assertThat(unpaid).as("seed %d: done and not charged", SEED).isEmpty();
        assertThat(lost)
                .as("seed %d: told that it is done, and it was not", SEED)
                .hasSizeLessThanOrEqualTo(givenUp);
        assertThat(doubtful).as("seed %d", SEED).isLessThanOrEqualTo(total * CLIENTS);
    }
}
