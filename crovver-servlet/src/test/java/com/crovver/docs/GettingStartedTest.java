package com.crovver.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.e2e.ClassPath;
import com.crovver.e2e.Container;
import com.crovver.e2e.ServletContainer;
import com.crovver.e2e.WebApp;
import com.crovver.testkit.CrovverEmulator;
import com.crovver.testkit.Workspaces;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever copies what {@code docs/getting-started.md} shows gets the answers that it promises. */
class GettingStartedTest {

    private static final Page PAGE = Page.of("docs/getting-started.md");

    @TempDir
    private Path folder;

    private final CrovverEmulator crovver = CrovverEmulator.start();

    @BeforeEach
    void seed() {
        Workspaces.seed(crovver);
    }

    @AfterEach
    void stop() {
        crovver.close();
    }

    @ParameterizedTest
    @CsvSource({"JettyMain, jetty-12.0-ee10", "TomcatMain, tomcat-10.1"})
    void embedded_answersAsPromised(String main, String platform) throws Exception {
        Path classes = folder.resolve("classes");
        List<Block> blocks = PAGE.blocks("java").stream()
                .filter(block -> List.of("DraftsServlet", "SignInServlet", main).contains(block.typeName()))
                .toList();
        assertThat(DocumentCompiler.compile(blocks, Files.createDirectories(classes)))
                .isEmpty();
        Process program = run(main, classes, platform);

        try {
            assertAsPromised(address(program));
        } finally {
            program.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource({"JerseyServlet, jersey-3.1", "ResteasyServlet, resteasy-6.2"})
    void embeddedJaxrs_isGuarded(String servlet, String implementation) throws Exception {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<Block> blocks = PAGE.blocks("java").stream()
                .filter(block -> List.of(
                                "DraftsServlet", "SignInServlet", "JettyMain", "Api", "ExportsResource", servlet)
                        .contains(block.typeName()))
                .map(block -> beforeTheKit(block, servlet + ".addTo(application);"))
                .toList();
        assertThat(DocumentCompiler.compile(blocks, classes)).isEmpty();
        Process program = run("JettyMain", classes, "jetty-12.0-ee10", implementation);

        try {
            URI app = address(program);
            HttpClient browser =
                    HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
            assertThat(post(browser, app, "/api/exports", "").statusCode()).isEqualTo(401);
            post(browser, app, "/sign-in", "workspace=globex&user=carol");
            assertThat(post(browser, app, "/api/exports", "").body()).contains("feature-not-in-plan");
            post(browser, app, "/sign-in", "workspace=acme&user=alice");
            assertThat(post(browser, app, "/api/exports", "").body()).isEqualTo("id,title\n");
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the command is one for a POSIX shell")
    void plainJavac_writesTheGuard() throws Exception {
        Path sources = Files.createDirectories(folder.resolve("src/app"));
        for (Block block : PAGE.blocks("java").subList(0, 2)) {
            Files.writeString(sources.resolve(block.typeName() + ".java"), block.text());
        }
        Path jars = Files.createDirectories(folder.resolve("jars"));
        List<Path> lib = new ArrayList<>(ClassPath.jars(name -> name.startsWith("jakarta.servlet-api")));
        lib.add(ClassPath.jar("crovver-runtime", jars));
        lib.add(ClassPath.jar("crovver-servlet", jars));
        copy(lib, Files.createDirectories(folder.resolve("lib")));
        List<Path> processor = new ArrayList<>(
                ClassPath.jars(name -> name.startsWith("javapoet") || name.matches("jackson-(jr-objects|core)-.*")));
        processor.add(ClassPath.jar("crovver-processor", jars));
        copy(processor, Files.createDirectories(folder.resolve("processor")));
        String command = PAGE.blocks("").stream()
                .map(Block::text)
                .filter(text -> text.startsWith("javac "))
                .findFirst()
                .orElseThrow();

        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command.replaceFirst("javac", "\"\\$JDK/bin/javac\""))
                .redirectErrorStream(true)
                .directory(folder.toFile());
        shell.environment().put("JDK", System.getProperty("java.home"));
        Process process = shell.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(folder.resolve("classes/app/DraftsServlet_CrovverGuard.class"))
                .exists();
    }

    private static void copy(List<Path> jars, Path folder) throws IOException {
        for (Path jar : jars) {
            Files.copy(jar, folder.resolve(jar.getFileName()));
        }
    }

    /** The program with a line where the page says that servlets are added. */
    private static Block beforeTheKit(Block block, String line) {
        String kit = "application.addServletContainerInitializer";
        return new Block(
                block.page(),
                block.line(),
                block.language(),
                block.note(),
                block.text().replace(kit, line + "\n" + kit));
    }

    @Test
    void war_answersAsPromised() throws Exception {
        WebApp webApp = new WebApp(folder.resolve("app")).withoutFilter().asking(crovver);
        Path root = webApp.build();
        assertThat(DocumentCompiler.compile(
                        PAGE.blocks("java").stream()
                                .filter(block -> List.of("DraftsServlet", "SignInServlet")
                                        .contains(block.typeName()))
                                .toList(),
                        webApp.classes()))
                .isEmpty();
        Path descriptor = root.resolve("WEB-INF/web.xml");
        String settings =
                Files.readString(descriptor).replaceFirst("(?s).*?(<context-param>.*</context-param>).*", "$1");
        Block shown = PAGE.blocks("xml").stream()
                .filter(block -> block.text().startsWith("<web-app"))
                .findFirst()
                .orElseThrow();
        Files.writeString(descriptor, shown.text().replaceFirst("\n", "\n" + settings + "\n"));

        Container.Deployed app = ServletContainer.TOMCAT_11_0.deploy(root);
        try {
            assertAsPromised(app.uri());
        } finally {
            app.stop();
        }
    }

    @Test
    void pomOfTheWar_makesTheFileThatIsStarted() {
        String pom = PAGE.blocks("xml").stream()
                .map(Block::text)
                .filter(text -> text.contains("<packaging>war"))
                .findFirst()
                .orElseThrow();
        String war = "target/" + pom.replaceFirst("(?s).*<finalName>([^<]+)<.*", "$1") + ".war";

        assertThat(PAGE.blocks(""))
                .extracting(Block::text)
                .anySatisfy(
                        command -> assertThat(command).contains("mvn package", "cp " + war + " ", "catalina.sh run"));
    }

    /** What "Try it" sends, and says that comes back. */
    private static void assertAsPromised(URI app) throws Exception {
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

        assertThat(post(browser, app, "/drafts", "").statusCode()).isEqualTo(401);
        assertThat(post(browser, app, "/sign-in", "workspace=globex&user=carol").statusCode())
                .isEqualTo(200);
        assertThat(post(browser, app, "/drafts", "").body()).startsWith("Once upon a time");
        assertThat(post(browser, app, "/drafts", "").statusCode()).isEqualTo(200);
        HttpResponse<String> refused = post(browser, app, "/drafts", "");
        assertThat(refused.statusCode()).isEqualTo(402);
        assertThat(refused.body()).contains("credits-short").contains("\"remaining\":2");
    }

    private static HttpResponse<String> post(HttpClient browser, URI app, String path, String form)
            throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(app.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private Process run(String main, Path classes, String... platforms) throws IOException {
        List<Path> path = new ArrayList<>(List.of(classes));
        path.addAll(WebApp.kit());
        for (String platform : platforms) {
            path.addAll(ClassPath.platform(platform));
        }
        ProcessBuilder program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dport=0",
                        "-cp",
                        DocumentCompiler.join(path),
                        "app." + main)
                .redirectErrorStream(true)
                .directory(Files.createDirectories(folder.resolve("work")).toFile());
        program.environment().keySet().removeIf(name -> name.startsWith("CROVVER_"));
        program.environment().put("CROVVER_SECRET_KEY", crovver.secretKey());
        program.environment().put("CROVVER_BASE_URL", crovver.uri().toString());
        return program.start();
    }

    /** Where it says that it listens; all that it said if it ends before. */
    private static URI address(Process program) throws IOException {
        StringBuilder said = new StringBuilder();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("Listening at ")) {
                return URI.create(line.substring("Listening at ".length()));
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("it ended: " + said);
    }
}
