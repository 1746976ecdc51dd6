package com.crovver.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Timeout(20)
class EmulatorCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    /** As if it were interrupted as soon as it runs. */
    private int run(String... arguments) {
        CountDownLatch stopped = new CountDownLatch(1);
        stopped.countDown();
        CommandLine line = EmulatorCommand.line(stopped);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    @Test
    void run_printsAddressAndKeys() {
        assertThat(run("--port", "0", "--variant", "balance=list", "--variant", "random=7"))
                .isZero();

        assertThat(out.toString())
                .contains("http://127.0.0.1:", "sk_test_emulator", "pk_test_emulator", "svc_test_emulator");
    }

    @Test
    void help_namesEveryOption() {
        assertThat(run("--help")).isZero();

        assertThat(out.toString()).contains("--port", "--seed", "--variant", "4010");
    }

    @ParameterizedTest
    @CsvSource({
        "--port, x, x",
        "--port, 70000, 0 to 65535",
        "--variant, balance=tree, keyed",
        "--variant, colour=red, usagePercent",
        "--seed, no/such/file.json, no/such/file.json",
        "--colour, red, --colour",
    })
    void call_wrong_isRefusedWithCode2(String option, String value, String mentioned) {
        assertThat(option.equals("--port") ? run(option, value) : run("--port", "0", option, value))
                .isEqualTo(2);

        assertThat(err.toString()).contains(mentioned);
    }

    @Test
    void port_taken_isRefusedWithTheRemedy() {
        try (CrovverEmulator other = CrovverEmulator.start()) {
            String port = Integer.toString(other.uri().getPort());

            assertThat(run("--port", port)).isEqualTo(2);

            assertThat(err.toString()).contains(port, "choose another");
        }
    }

    @Test
    void seedFile_unknownField_isRefusedWithWhatThereIs() throws Exception {
        Path file = Files.writeString(folder.resolve("seed.json"), "{\"plans\":[{\"id\":\"p\",\"trial\":3}]}");

        assertThat(run("--port", "0", "--seed", file.toString())).isEqualTo(2);

        assertThat(err.toString()).contains("seed.plans[0]", "[trial]", "trialDays");
    }

    @Test
    void readme_seedFile_isUnderstood() throws Exception {
        Path file =
                Files.writeString(folder.resolve("seed.json"), blocks("json").get(0));
        try (CrovverEmulator emulator = CrovverEmulator.start()) {
            SeedFile.apply(file, emulator);

            assertThat(emulator.balance("borealis", "prints")).isEqualTo(12);
            assertThat(emulator.activeSeats("borealis")).containsExactly("signe");
        }
    }

    @Test
    void readme_tour_callsEveryCallAndAllSucceed() throws Exception {
        Pattern curl = Pattern.compile("curl -s \"\\$CROVVER([^\"]*)\"((?: -H \"[^\"]*\")*)(?: -d '([^']*)')?");
        try (CrovverEmulator emulator = CrovverEmulator.start()) {
            Workspaces.seed(emulator);
            int calls = 0;
            for (String block : blocks("bash")) {
                Matcher call = curl.matcher(block);
                while (call.find()) {
                    calls++;
                    Http.Answer answer = send(emulator, call);
                    assertThat(answer.status()).as(call.group()).isBetween(200, 299);
                }
            }
            assertThat(calls).isEqualTo(28);
            for (Route route : Routes.all()) {
                assertThat(emulator.requests())
                        .as("%s %s", route.method(), route.path())
                        .anyMatch(request -> request.method().equals(route.method())
                                && route.path().match(request.path()).isPresent());
            }
        }
    }

    private static Http.Answer send(CrovverEmulator emulator, Matcher call) {
        Http http = new Http(emulator);
        HttpRequest.Builder request = http.request(call.group(1));
        Matcher header = Pattern.compile("-H \"([^:]*): ([^\"]*)\"").matcher(call.group(2));
        while (header.find()) {
            request.setHeader(header.group(1), header.group(2));
        }
        String body = call.group(3);
        return http.send(body == null ? request.GET() : request.POST(BodyPublishers.ofString(body)));
    }

    private static List<String> blocks(String language) throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        return Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(readme)
                .results()
                .map(result -> result.group(1))
                .toList();
    }
}
