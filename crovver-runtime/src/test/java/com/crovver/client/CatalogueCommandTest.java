package com.crovver.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of keys, as the command writes it. */
class CatalogueCommandTest {

    private static final Map<String, String> KEY = Map.of("CROVVER_SECRET_KEY", "sk_test_catalogue_command");
    private static final String PLANS = """
            {"plans": [
              {"id": "pro", "name": "Pro", "features": {"reports": true, "export": false},
               "creditPools": [{"poolKey": "ai"}, {"poolKey": "api"}]},
              {"id": "free", "name": "Free", "features": {"reports": false, "archive": true}, "creditPools": []}
            ]}
            """;

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void keysOfAllPlans_areWritten_sorted_grantedOrNot() throws IOException {
        Path file = directory.resolve("catalogue.json");

        int status = run(KEY, ScriptedTransport.data(PLANS), file.toString());

        assertThat(status).isZero();
        assertThat(Files.readString(file))
                .isEqualToIgnoringWhitespace(
                        "{\"features\": [\"archive\", \"export\", \"reports\"], \"pools\": [\"ai\", \"api\"]}");
        assertThat(text(out)).startsWith("Wrote 3 features and 2 pools of 2 plans to ");
    }

    @Test
    void productsOfTheFile_areKept_andOtherKeysReplaced() throws IOException {
        Path file = directory.resolve("catalogue.json");
        Files.writeString(file, "{\"features\": [\"old\"], \"products\": [\"crm\"]}");

        run(KEY, ScriptedTransport.data(PLANS), file.toString());

        assertThat(Files.readString(file)).contains("\"crm\"").doesNotContain("old");
    }

    @Test
    void noPlans_writesNothing() {
        Path file = directory.resolve("catalogue.json");

        assertThat(run(KEY, ScriptedTransport.data("{\"plans\": []}"), file.toString()))
                .isEqualTo(1);
        assertThat(file).doesNotExist();
        assertThat(text(err)).contains("no plans on sale");
    }

    @Test
    void refusalOfCrovver_isTold_withoutTheKey() throws IOException {
        Path file = Files.writeString(directory.resolve("catalogue.json"), "{}");

        assertThat(run(KEY, ScriptedTransport.status(401), file.toString())).isEqualTo(1);
        assertThat(text(err)).contains("401").doesNotContain("sk_test_catalogue_command");
        assertThat(file).hasContent("{}");
    }

    @Test
    void fileThatCannotBeWritten_isTold() {
        String file = directory.resolve("missing/catalogue.json").toString();

        assertThat(run(KEY, ScriptedTransport.data(PLANS), file)).isEqualTo(1);
        assertThat(text(err)).contains("cannot be written").contains(file);
    }

    @Test
    void missingKey_andMissingFile_areMisuse() {
        assertThat(run(Map.of(), ScriptedTransport.data(PLANS), "catalogue.json"))
                .isEqualTo(2);
        assertThat(text(err)).contains("CROVVER_SECRET_KEY");
        assertThat(run(KEY, ScriptedTransport.data(PLANS))).isEqualTo(2);
        assertThat(text(err)).contains("Name one file");
    }

    @Test
    void publicKey_isEnough() {
        Map<String, String> environment = Map.of("CROVVER_PUBLIC_KEY", "pk_test_catalogue_command");
        String file = directory.resolve("catalogue.json").toString();

        assertThat(run(environment, ScriptedTransport.data(PLANS), file)).isZero();
    }

    private int run(Map<String, String> environment, ScriptedTransport.Step answer, String... arguments) {
        return CatalogueCommand.run(
                List.of(arguments),
                environment,
                builder -> builder.transport(new ScriptedTransport(answer)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
