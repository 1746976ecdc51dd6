package com.crovver.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** The main programs as processes of their own. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class MainTest {

    private static final String READY = "Inkwell is ready: ";

    @Test
    void start_saysWhatItDoes_andLastThatItIsReady() throws Exception {
        Process inkwell = launch(Main.class, Map.of("PORT", "0", "INKWELL_EMULATOR_PORT", "0"));
        try (BufferedReader output = inkwell.inputReader()) {
            List<String> lines = linesUntil(READY, output);

            assertThat(lines).hasSize(4);
            assertThat(lines.get(0)).isEqualTo("Starting the emulator of Crovver...");
            assertThat(lines.get(1))
                    .matches(
                            "The emulator listens at http://127\\.0\\.0\\.1:\\d+ .*sk_test_emulator.*pk_test_emulator.*");
            assertThat(lines.get(2)).isEqualTo("Deploying Inkwell...");
            assertThat(lines.get(3)).matches("Inkwell is ready: http://localhost:\\d+/");
            assertThat(browser(lines).signedIn("acme", "alice").doAll())
                    .extracting(Browser.Answer::status)
                    .containsExactly(200, 303, 200, 303);
            assertThat(browser(lines).signedIn("acme", "alice").get("backstage").body())
                    .contains("Behind the scenes", "DraftsServlet#doPost")
                    .containsPattern("POST /api/public/credits/consume: HTTP 200 in [\\d,]+ ms, attempt 1");

            inkwell.toHandle().destroy(); // unlike Process.destroy, leaves the output readable

            assertThat(inkwell.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(output.readLine()).isNull();
        } finally {
            inkwell.destroyForcibly();
        }
    }

    @Test
    void interrupt_stopsAtOnce_andQuietly_alsoWhileAnExportRuns() throws Exception {
        Process inkwell = launch(Main.class, Map.of("PORT", "0", "INKWELL_EMULATOR_PORT", "0"));
        try (BufferedReader output = inkwell.inputReader();
                BufferedReader errors = inkwell.errorReader()) {
            Browser alice = browser(linesUntil(READY, output)).signedIn("acme", "alice");
            for (int draft = 1; draft <= 15; draft++) {
                alice.post("drafts");
            }
            assertThat(alice.follow(alice.post("api/exports")).body()).contains("of 15 drafts", "on their way");

            new ProcessBuilder("kill", interrupt(), String.valueOf(inkwell.pid()))
                    .inheritIO()
                    .start();

            assertThat(inkwell.waitFor(8, TimeUnit.SECONDS))
                    .as("ends before its export would")
                    .isTrue();
            assertThat(errors.lines()).noneMatch(line -> line.contains("Exception") || line.contains("interrupted"));
            assertThat(output.readLine()).isNull();
        } finally {
            inkwell.destroyForcibly();
        }
    }

    @Test
    void emulatorAlone_servesAnInkwellThatIsGivenItsKey() throws Exception {
        Process emulator = launch(EmulatorMain.class, Map.of("INKWELL_EMULATOR_PORT", "0"));
        try (BufferedReader emulatorOutput = emulator.inputReader()) {
            String hint = last(linesUntil("Start Inkwell with ", emulatorOutput));
            assertThat(hint).contains("CROVVER_SECRET_KEY=sk_test_emulator CROVVER_BASE_URL=http://127.0.0.1:");
            String baseUrl = hint.substring(hint.lastIndexOf('=') + 1);

            Process inkwell = launch(
                    Main.class,
                    Map.of("PORT", "0", "CROVVER_SECRET_KEY", "sk_test_emulator", "CROVVER_BASE_URL", baseUrl));
            try (BufferedReader output = inkwell.inputReader()) {
                List<String> lines = linesUntil(READY, output);

                assertThat(lines).hasSize(2).first().isEqualTo("Deploying Inkwell...");
                assertThat(browser(lines).signedIn("globex", "carol").doAll())
                        .extracting(Browser.Answer::status)
                        .containsExactly(403, 303, 200, 403);
                assertThat(browser(lines)
                                .signedIn("globex", "carol")
                                .get("backstage")
                                .status())
                        .isEqualTo(404);
            } finally {
                inkwell.destroyForcibly();
            }
        } finally {
            emulator.destroyForcibly();
        }
    }

    @Test
    void portTaken_isOneLine_andExitStatus2() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(other.getLocalPort());

            Process inkwell = launch(Main.class, Map.of("PORT", port, "INKWELL_EMULATOR_PORT", "0"));

            assertThat(errorsOf(inkwell))
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .startsWith("PORT is " + port + ", which another program has")
                            .endsWith("set PORT to another number."));
            assertThat(inkwell.waitFor()).isEqualTo(2);
        }
    }

    @Test
    void emulatorPortTaken_tellsHowToUseAnEmulatorThatRuns() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(other.getLocalPort());

            Process inkwell = launch(Main.class, Map.of("PORT", "0", "INKWELL_EMULATOR_PORT", port));

            assertThat(errorsOf(inkwell))
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .startsWith("INKWELL_EMULATOR_PORT is " + port + ", ")
                            .contains("CROVVER_SECRET_KEY=sk_test_emulator CROVVER_BASE_URL=http://127.0.0.1:" + port));
            assertThat(inkwell.waitFor()).isEqualTo(2);
        }
    }

    @Test
    void portThatIsNone_isOneLine_andExitStatus2() throws Exception {
        Process inkwell = launch(Main.class, Map.of("PORT", "eighty"));

        assertThat(errorsOf(inkwell))
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("PORT is \"eighty\""));
        assertThat(inkwell.waitFor()).isEqualTo(2);
    }

    /** What Ctrl-C sends; where that is ignored, as in what a script runs in the background, what else ends programs. */
    private static String interrupt() throws IOException {
        Path status = Path.of("/proc/self/status");
        boolean ignored = Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line -> (Long.parseUnsignedLong(line.replaceFirst(".*\\s", ""), 16) & 2) != 0);
        return ignored ? "-TERM" : "-INT";
    }

    private static Process launch(Class<?> main, Map<String, String> environment) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(java.toString(), "-cp", classPath, main.getName());
        // Some machines set options for every JVM, which then says so on the error output.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** All of them, once the program has ended. */
    private static List<String> errorsOf(Process program) throws IOException {
        try (BufferedReader errors = program.errorReader()) {
            return errors.lines().toList();
        }
    }

    private static List<String> linesUntil(String prefix, BufferedReader output) throws IOException {
        List<String> lines = new ArrayList<>();
        while (lines.isEmpty() || !last(lines).startsWith(prefix)) {
            String line = output.readLine();
            if (line == null) {
                throw new IllegalStateException("ended after " + lines);
            }
            lines.add(line);
        }
        return lines;
    }

    private static Browser browser(List<String> lines) {
        return new Browser(URI.create(last(lines).substring(READY.length())));
    }

    private static String last(List<String> lines) {
        return lines.get(lines.size() - 1);
    }
}
