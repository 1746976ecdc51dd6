package com.crovver.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.client.CatalogueCommand;
import com.crovver.testkit.CrovverEmulator;
import com.crovver.testkit.Workspaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys that Inkwell is compiled against are those of the plans on sale, as the documented command writes them. */
class CatalogueFileTest {

    private static final Path COMMITTED = Path.of("crovver-catalog.json");

    @Test
    void committedFile_isWhatTheCommandWrites(@TempDir Path folder) throws Exception {
        Path written = folder.resolve("crovver-catalog.json");

        try (CrovverEmulator crovver = CrovverEmulator.start()) {
            Workspaces.seed(crovver);
            assertThat(run(crovver, written)).isZero();
        }

        assertThat(Files.readString(written)).isEqualToNormalizingNewlines(Files.readString(COMMITTED));
    }

    private static int run(CrovverEmulator crovver, Path file) throws Exception {
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        CatalogueCommand.class.getName(),
                        file.toString())
                .inheritIO();
        command.environment().put("CROVVER_SECRET_KEY", crovver.secretKey());
        command.environment().put("CROVVER_BASE_URL", crovver.uri().toString());
        Process process = command.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
