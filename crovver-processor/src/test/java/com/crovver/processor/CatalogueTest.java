package com.crovver.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that are held against a file. */
class CatalogueTest {

    @TempDir
    private Path directory;

    @Test
    void knownKeys_areTakenAsTheyAre() throws IOException {
        assertThat(messages("{\"features\": [\"reports\"], \"pools\": [\"ai\"], \"products\": [\"crm\"]}"))
                .isEmpty();
    }

    @Test
    void unknownKeys_areErrors() throws IOException {
        assertThat(messages("{\"features\": [\"report\"], \"pools\": [], \"products\": [\"shop\", \"blog\"]}"))
                .satisfiesExactlyInAnyOrder(
                        message -> assertThat(message)
                                .startsWith("ERROR: [CRV501] No feature \"reports\"")
                                .contains(": did you mean \"report\"? If "),
                        message -> assertThat(message)
                                .startsWith("ERROR: [CRV502] No pool \"ai\"")
                                .contains(": it has none. If "),
                        message -> assertThat(message)
                                .startsWith("ERROR: [CRV503] No product \"crm\"")
                                .contains(": it has blog, shop. If "));
    }

    @Test
    void productOfASubscription_isCheckedToo() throws IOException {
        Path file = Files.writeString(directory.resolve("catalogue.json"), "{\"products\": [\"crm\"]}");

        assertThat(Project.in(directory)
                        .options("-Acrovver.catalog=" + file)
                        .source("app.Deals", """
                                package app;

                                @com.crovver.annotation.RequiresSubscription(product = "cmr")
                                public class Deals extends jakarta.servlet.http.HttpServlet {}
                                """)
                        .messages())
                .singleElement()
                .asString()
                .startsWith("ERROR: [CRV503] No product \"cmr\"")
                .contains("did you mean \"crm\"?");
    }

    @Test
    void listThatIsLeftOut_isNotChecked() throws IOException {
        assertThat(messages("{\"features\": [\"reports\"]}")).isEmpty();
        assertThat(messages("{}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"feature\": []}|it has a member \"feature\"",
                "{\"features\": [1]}|\"features\" is no list of strings",
                "{\"features\": \"reports\"}|\"features\" is no list of strings",
                "{\"features\": [|Unexpected end-of-input"
            })
    void fileThatIsNoCatalogue_isReported(String text, String reason) throws IOException {
        assertThat(messages(text))
                .singleElement()
                .asString()
                .startsWith("ERROR: [CRV504] The catalogue ")
                .contains("cannot be read: " + reason)
                .doesNotContain("\n");
    }

    @Test
    void fileThatIsMissing_isReported() {
        assertThat(project("nowhere.json").messages())
                .singleElement()
                .asString()
                .contains(
                        "[CRV504] The catalogue nowhere.json, which -Acrovver.catalog names, cannot be read: there is no"
                                + " such file; it has to be {\"features\": [...], ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Acrovver.catalog", "-Acrovver.catalog="})
    void optionWithoutAFile_isReported(String option) {
        assertThat(Project.in(directory)
                        .options(option)
                        .source("app.Plain", "package app; class Plain {}")
                        .messages())
                .singleElement()
                .asString()
                .startsWith("ERROR: [CRV504] The catalogue \"\"")
                .contains("no file is named, write -Acrovver.catalog=FILE.json;");
    }

    @ParameterizedTest
    @CsvSource({
        "analytics, anlaytics, 1",
        "analytics, analytic, 1",
        "analytics, analyttics, 1",
        "analytics, anelytics, 1",
        "ab, ba, 1",
        "abc, ca, 3",
        "API-Calls, api_calls, 0",
        "a, '', 1",
        "kitten, sitting, 3"
    })
    void distance_countsSlips_inBothDirections(String one, String other, int slips) {
        assertThat(Spelling.distance(one, other)).isEqualTo(slips);
        assertThat(Spelling.distance(other, one)).isEqualTo(slips);
    }

    @Test
    void nearest_isTheFirstOfTheClosest_andNoneIfAllAreFar() {
        assertThat(Spelling.nearest("exports", List.of("api", "reports", "export", "exporter")))
                .contains("export");
        assertThat(Spelling.nearest("cat", List.of("hat", "bat"))).contains("bat");
        assertThat(Spelling.nearest("x", List.of("y"))).contains("y");
        assertThat(Spelling.nearest("abcdef", List.of("abcxyf"))).contains("abcxyf");
        assertThat(Spelling.nearest("abcdef", List.of("abxxyf"))).isEmpty();
        assertThat(Spelling.nearest("seats", List.of())).isEmpty();
    }

    private List<String> messages(String catalogue) throws IOException {
        Path file = Files.writeString(directory.resolve("catalogue.json"), catalogue);
        return project(file.toString()).messages();
    }

    private Project project(String catalogue) {
        return Project.in(directory).options("-Acrovver.catalog=" + catalogue).source("app.Report", """
                        package app;

                        import com.crovver.annotation.*;

                        @Feature(value = "reports", product = "crm")
                        @ConsumesCredits(pool = "ai")
                        public class Report extends jakarta.servlet.http.HttpServlet {}
                        """);
    }
}
