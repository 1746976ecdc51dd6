package com.crovver.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.crovver.testkit.CrovverEmulator;
import com.crovver.testkit.Workspaces;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The WAR as it is packaged, dropped into containers as they are downloaded and started as their documents say; configured
 * from outside alone.
 */
@Timeout(180)
class WarIT {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path DISTRIBUTIONS = TARGET.resolve("distributions");
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    private final CrovverEmulator crovver = CrovverEmulator.start();

    @TempDir
    private Path base;

    private int port;
    private Process container;

    @BeforeEach
    void prepare() throws IOException {
        Workspaces.seed(crovver);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void stop() {
        if (container != null) {
            container.destroyForcibly();
        }
        crovver.close();
    }

    @Test
    void tomcat_runsIt_configuredByContextParamsAndEnvironment() throws Exception {
        Path home = distribution("apache-tomcat-");
        Path conf = Files.createDirectories(base.resolve("conf"));
        for (String file : List.of("web.xml", "logging.properties", "catalina.properties", "tomcat-users.xml")) {
            Files.copy(home.resolve("conf").resolve(file), conf.resolve(file));
        }
        Files.writeString(
                conf.resolve("server.xml"),
                Files.readString(home.resolve("conf/server.xml"))
                        .replace("port=\"8080\"", "port=\"" + port + "\" address=\"127.0.0.1\"")
                        .replace("port=\"8005\"", "port=\"-1\""));
        for (String folder : List.of("logs", "temp", "work", "webapps")) {
            Files.createDirectories(base.resolve(folder));
        }
        Files.createDirectories(conf.resolve("Catalina/localhost"));
        Files.writeString(conf.resolve("Catalina/localhost/inkwell.xml"), """
                <Context docBase="%s">
                  <Parameter name="crovver.publicUrl" value="http://localhost:%d"/>
                  <Parameter name="inkwell.workspace" value="globex"/>
                </Context>
                """.formatted(war(), port));

        start(
                List.of("sh", home.resolve("bin/catalina.sh").toString(), "run"),
                Map.of("CATALINA_BASE", base.toString(), "CATALINA_HOME", home.toString()));

        tryItOut();
        assertThat(output()).doesNotContain("SEVERE");
    }

    @Test
    void jetty_runsIt_configuredByTheEnvironment() throws Exception {
        Path home = distribution("jetty-home-");
        List<String> jetty = List.of(
                JAVA_HOME.resolve("bin/java").toString(),
                "-jar",
                home.resolve("start.jar").toString());
        List<String> addModules = new ArrayList<>(jetty);
        addModules.add("--add-modules=http,ee10-deploy,ee10-annotations");
        start(addModules, Map.of());
        assertThat(container.waitFor(60, TimeUnit.SECONDS)).isTrue();
        Files.createDirectories(base.resolve("webapps"));
        Files.copy(war(), base.resolve("webapps/inkwell.war"));

        List<String> run = new ArrayList<>(jetty);
        run.addAll(List.of("jetty.http.host=127.0.0.1", "jetty.http.port=" + port));
        start(run, Map.of("CROVVER_PUBLIC_URL", "http://localhost:" + port, "INKWELL_WORKSPACE", "globex"));

        tryItOut();
        assertThat(output()).doesNotContain("ERROR", "WARN:");
    }

    private void start(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(base.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        builder.environment().put("JAVA_HOME", JAVA_HOME.toString());
        builder.environment().put("CROVVER_SECRET_KEY", crovver.secretKey());
        builder.environment().put("CROVVER_PUBLIC_KEY", crovver.publicKey());
        builder.environment().put("CROVVER_BASE_URL", crovver.uri().toString());
        builder.environment().put("CROVVER_WEBHOOK_SECRETS", "whsec_of_the_test");
        builder.environment().putAll(environment);
        container = builder.start();
    }

    private void tryItOut() throws Exception {
        URI inkwell = URI.create("http://localhost:" + port + "/inkwell/");
        awaitAnswerOf(inkwell.resolve("login"));

        Browser browser = new Browser(inkwell);
        assertThat(browser.get("login").body()).contains("Sign in to globex");
        assertThat(browser.submit("login", "workspace=acme&user=alice").status())
                .isEqualTo(400);
        assertThat(browser.signedIn("globex", "carol").doAll())
                .extracting(Browser.Answer::status)
                .containsExactly(403, 303, 200, 403);
        assertThat(browser.get("inkwell.css").status()).isEqualTo(200);
        assertThat(browser.get("backstage").status()).isEqualTo(404);

        Browser visitor = new Browser(inkwell);
        assertThat(visitor.get("plan").header("Location")).isEqualTo("/inkwell/login?return=%2Finkwell%2Fplan");
        assertThat(visitor.submit("login", "workspace=globex&user=carol&return=%2Finkwell%2Fplan")
                        .header("Location"))
                .isEqualTo("/inkwell/plan");
        assertThat(visitor.get("plan").status()).isEqualTo(200);

        Person carol = new Person(inkwell).signedIn("globex", "carol");
        assertThat(carol.status()).isEqualTo(200);
        assertThat(carol.body()).contains("7 of 12 left", "2 of 2 in use");
        assertThat(carol.open("analytics").status()).isEqualTo(403);
        assertThat(carol.here().getPath()).isEqualTo("/inkwell/refused");
        assertThat(carol.follow("See the options").here().getPath()).isEqualTo("/inkwell/billing");
        carol.press("Buy 50 AI generations").press("Pay");
        assertThat(carol.here().getPath()).isEqualTo("/inkwell/refused");
        assertThat(crovver.balance("globex", "ai_generations")).isEqualTo(57);

        container.toHandle().destroy();
        assertThat(container.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private void awaitAnswerOf(URI page) {
        HttpClient http = HttpClient.newHttpClient();
        await().alias(container.toString()).atMost(Duration.ofSeconds(90)).until(() -> {
            assertThat(container.isAlive()).as("%s", (Object) output()).isTrue();
            try {
                return http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (ConnectException e) {
                return false;
            }
        });
    }

    private Path log() {
        return base.resolve("container.log");
    }

    private String output() throws IOException {
        return Files.readString(log());
    }

    private static Path distribution(String prefix) throws IOException {
        return only(DISTRIBUTIONS, prefix, "");
    }

    private static Path war() throws IOException {
        return only(TARGET, "example-webapp-", ".war");
    }

    private static Path only(Path folder, String prefix, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .filter(file -> file.getFileName().toString().endsWith(suffix))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no " + prefix + "* in " + folder));
        }
    }
}
