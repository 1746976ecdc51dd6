package com.crovver.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mutants of {@code src/mutants} still fit the sources; that they die is for {@code run.sh} to show. */
class MutantsTest {

    private static final Path PATCHES = Path.of("src/mutants");
    private static final Path PROJECT = Path.of("..");

    /** Lines that a patch expects to find together in a file. */
    private record Hunk(Path file, List<String> before) {}

    static List<Path> patches() throws IOException {
        try (Stream<Path> files = Files.list(PATCHES)) {
            return files.filter(file -> file.toString().endsWith(".patch"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereAreTwelve() throws IOException {
        assertThat(patches()).hasSize(12);
    }

    @ParameterizedTest
    @MethodSource("patches")
    void patch_expectsWhatIsInTheSources(Path patch) throws IOException {
        List<Hunk> hunks = hunks(Files.readAllLines(patch));

        assertThat(hunks).isNotEmpty();
        for (Hunk hunk : hunks) {
            assertThat(Files.readAllLines(hunk.file()))
                    .as("%s, which %s changes; make the patch anew", hunk.file(), patch)
                    .containsSequence(hunk.before());
        }
    }

    private static List<Hunk> hunks(List<String> patch) {
        List<Hunk> hunks = new ArrayList<>();
        Path file = null;
        boolean inHunk = false;
        for (String line : patch) {
            if (!inHunk && line.startsWith("--- a/")) {
                file = PROJECT.resolve(line.substring("--- a/".length()));
            } else if (line.startsWith("@@ ")) {
                hunks.add(new Hunk(file, new ArrayList<>()));
                inHunk = true;
            } else if (line.startsWith("diff ")) {
                inHunk = false;
            } else if (inHunk && (line.startsWith(" ") || line.startsWith("-"))) {
                hunks.get(hunks.size() - 1).before().add(line.substring(1));
            }
        }
        return hunks;
    }
}
