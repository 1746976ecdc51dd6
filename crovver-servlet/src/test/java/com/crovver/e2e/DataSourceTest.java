package com.crovver.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.crovver.e2e.Browser.Answer;
import com.crovver.e2e.app.Api;
import com.crovver.testkit.CrovverEmulator;
import com.crovver.testkit.Workspaces;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Applications that remember charges in a database of their own, which Tomcat hands out through JNDI from a HikariCP pool: over
 * restarts with a file of H2, and on two nodes with PostgreSQL.
 */
class DataSourceTest {

    private static final String KEY = "Idempotency-Key";

    @TempDir
    Path folder;

    private final CrovverEmulator crovver = CrovverEmulator.start();
    private final String tenant = "t-" + UUID.randomUUID();
    private final List<Container.Deployed> nodes = new ArrayList<>();
    private int applications;

    @BeforeEach
    void seed() {
        Workspaces.seed(crovver);
        crovver.tenant(tenant, it -> it.plan("pro").status("active"));
    }

    @AfterEach
    void stop() throws Exception {
        for (Container.Deployed node : nodes) {
            node.stop();
        }
        crovver.close();
    }

    @Test
    void keyThatWasDone_isSpentAfterARestart() throws Exception {
        Path app = application(h2()).build();
        Container.Deployed first = deploy(app);
        assertThat(alice(first).post("/drafts", KEY, "k-1").status()).isEqualTo(200);
        stop(first);

        Answer again = alice(deploy(app)).post("/drafts", KEY, "k-1");

        assertThat(again.problem().path("type").asText()).endsWith("key-finished");
        assertThat(credits()).isEqualTo(95);
    }

    @Test
    void recordedAnswer_isGivenAgainAfterARestart() throws Exception {
        Path app =
                application(h2()).contextParam("crovver.recordAnswers", "true").build();
        Container.Deployed first = deploy(app);
        Answer done = alice(first).post("/drafts", KEY, "k-1");
        stop(first);

        Answer again = alice(deploy(app)).post("/drafts", KEY, "k-1");

        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(done.body()).startsWith("draft ");
        assertThat(credits()).isEqualTo(95);
    }

    @Test
    void runThatFailed_isRepeatedAfterARestart_withoutACharge() throws Exception {
        Path app = application(h2()).build();
        Container.Deployed first = deploy(app);
        assertThat(alice(first).post("/drafts?fail=status", KEY, "k-1").status())
                .isEqualTo(500);
        stop(first);

        Browser alice = alice(deploy(app));

        assertThat(alice.post("/drafts?fail=status", KEY, "k-1").status()).isEqualTo(500);
        assertThat(alice.post("/drafts?fail=status", KEY, "k-1").status()).isEqualTo(500);
        assertThat(alice.post("/drafts?fail=status", KEY, "k-1").status()).isEqualTo(409);
        assertThat(credits()).isEqualTo(95);
    }

    @Test
    void twoNodes_shareWhatIsSpentAndWhatFailed() throws Exception {
        Path app = application(postgresql()).build();
        Browser here = alice(deploy(app));
        Browser there = alice(deploy(app));
        assertThat(here.post("/drafts", KEY, "k-1").status()).isEqualTo(200);
        assertThat(here.post("/drafts?fail=throw", KEY, "k-2").status()).isEqualTo(500);

        assertThat(there.post("/drafts", KEY, "k-1").problem().path("type").asText())
                .endsWith("key-finished");
        assertThat(there.post("/drafts?fail=throw", KEY, "k-2").status()).isEqualTo(500);
        assertThat(credits()).isEqualTo(90);
    }

    @Test
    void fiftyAtOnceWithOneKey_overTwoNodes_areOneChargeAndOneRun() throws Exception {
        Path app = application(postgresql()).build();
        List<Browser> browsers = List.of(alice(deploy(app)), alice(deploy(app)));
        CyclicBarrier start = new CyclicBarrier(50);
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try {
            List<Callable<Integer>> requests = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                Browser browser = browsers.get(i % 2);
                requests.add(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return browser.post("/drafts", KEY, "k-1").status();
                });
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> status : threads.invokeAll(requests)) {
                statuses.add(status.get(60, TimeUnit.SECONDS));
            }

            assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
        } finally {
            threads.shutdownNow();
        }
        assertThat(credits()).isEqualTo(95);
    }

    @Test
    void databaseThatIsAway_refusesWhatIsChargedFor_andNothingElse() throws Exception {
        String nowhere;
        try (ServerSocket socket = new ServerSocket(0)) {
            nowhere = "jdbc:postgresql://127.0.0.1:" + socket.getLocalPort() + "/postgres?user=crovver";
        }
        Browser alice = alice(deploy(application(nowhere).build()));

        Answer refused = alice.post("/drafts", KEY, "k-1");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isNotNull();
        assertThat(alice.get("/drafts").body()).isEqualTo("form");
        assertThat(credits()).isEqualTo(100);
    }

    @Test
    void nameWithoutADataSource_failsTheDeployment_andSaysWhatToDo() {
        Path app = application(h2())
                .contextParam("crovver.dataSource", "jdbc/other")
                .build();

        assertThatThrownBy(() -> deploy(app))
                .hasMessageContaining("crovver.dataSource is \"jdbc/other\"")
                .hasMessageContaining("java:comp/env/jdbc/other")
                .hasMessageContaining("<Resource>");
    }

    @Test
    void missingTables_failTheDeployment_ifTheKitMustNotMakeThem() {
        Path app =
                application(h2()).contextParam("crovver.createSchema", "false").build();

        assertThatThrownBy(() -> deploy(app)).hasMessageContaining("com.crovver.sql.SchemaCommand h2");
    }

    private WebApp application(String url) {
        return new WebApp(folder.resolve("app" + applications++))
                .with(JaxRs.JERSEY_3_1)
                .handlersOf(Api.class.getPackage())
                .withLibraries("h2-", "postgresql-", "HikariCP-", "slf4j-")
                .file(
                        "META-INF/context.xml",
                        "<Context><Resource name=\"jdbc/app\" auth=\"Container\" type=\"javax.sql.DataSource\""
                                + " factory=\"com.zaxxer.hikari.HikariJNDIFactory\" closeMethod=\"close\""
                                + " driverClassName=\""
                                + (url.startsWith("jdbc:h2:") ? "org.h2.Driver" : "org.postgresql.Driver")
                                + "\" initializationFailTimeout=\"-1\" maximumPoolSize=\"10\" minimumIdle=\"0\" jdbcUrl=\""
                                + url.replace("&", "&amp;") + "\"/></Context>")
                .contextParam("crovver.dataSource", "jdbc/app")
                .asking(crovver)
                .callersFromSession();
    }

    private String h2() {
        return "jdbc:h2:file:" + folder.resolve("charges" + applications);
    }

    private static String postgresql() throws SQLException {
        String url = System.getenv("CROVVER_TEST_POSTGRES");
        if (url == null
                && String.valueOf(System.getenv("CROVVER_TEST_REQUIRED")).contains("postgres")) {
            throw new AssertionError("CROVVER_TEST_REQUIRED demands PostgreSQL, but CROVVER_TEST_POSTGRES is not set");
        }
        assumeTrue(url != null, "CROVVER_TEST_POSTGRES is not set; .ci/postgresql starts one");
        String schema = "test_" + UUID.randomUUID().toString().replace('-', '_');
        // Not through DriverManager, which looks for drivers once, and may have looked where only a container's jars
        // were.
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + schema);
        }
        return url + "&currentSchema=" + schema;
    }

    private Container.Deployed deploy(Path app) throws Exception {
        Container.Deployed node = ServletContainer.TOMCAT_11_0.deploy(app);
        nodes.add(node);
        return node;
    }

    private void stop(Container.Deployed node) throws Exception {
        nodes.remove(node);
        node.stop();
    }

    private Browser alice(Container.Deployed node) {
        return new Browser(node.uri()).loggedIn(tenant, "alice");
    }

    private long credits() {
        return crovver.balance(tenant, "ai_generations");
    }
}
