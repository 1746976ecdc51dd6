package com.crovver.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Counts the tests of a suite on each container and JAX-RS implementation, and writes them to {@code target} as a table: the
 * counts of a suite must be equal. Suites run in several processes, so each leaves its counts in a file of its own.
 */
final class PlatformMatrix implements TestWatcher, AfterAllCallback {

    private static final Path TABLE = Path.of("target", "platform-matrix.md");
    private static final Path COUNTS = Path.of("target", "platform-matrix");

    private int passed;
    private int failed;
    private int skipped;

    @Override
    public void testSuccessful(ExtensionContext test) {
        passed++;
    }

    @Override
    public void testFailed(ExtensionContext test, Throwable cause) {
        failed++;
    }

    @Override
    public void testAborted(ExtensionContext test, Throwable cause) {
        skipped++;
    }

    @Override
    public void testDisabled(ExtensionContext test, Optional<String> reason) {
        skipped++;
    }

    @Override
    public void afterAll(ExtensionContext suite) throws IOException {
        AppSuite app = (AppSuite) suite.getRequiredTestInstance();
        String kind = suite.getRequiredTestClass().getSuperclass().getSimpleName();
        Files.createDirectories(COUNTS);
        Files.writeString(
                COUNTS.resolve(kind + "," + app.platform() + ".csv"), passed + " / " + failed + " / " + skipped);
        Files.writeString(TABLE, table());
    }

    private static String table() throws IOException {
        Map<String, Map<String, String>> rows = new TreeMap<>();
        try (Stream<Path> files = Files.list(COUNTS)) {
            for (Path file : files.toList()) {
                String[] key = file.getFileName().toString().replace(".csv", "").split(",", -1);
                rows.computeIfAbsent(key[1], platform -> new TreeMap<>()).put(key[0], Files.readString(file));
            }
        }
        List<String> kinds = List.copyOf(new TreeSet<>(
                rows.values().stream().flatMap(row -> row.keySet().stream()).toList()));
        StringBuilder table = new StringBuilder("Passed / failed / skipped\n\n| container, JAX-RS |");
        kinds.forEach(kind -> table.append(' ').append(kind).append(" |"));
        table.append("\n|---|").append("---|".repeat(kinds.size())).append('\n');
        rows.forEach((platform, row) -> {
            table.append("| ").append(platform).append(" |");
            kinds.forEach(
                    kind -> table.append(' ').append(row.getOrDefault(kind, "")).append(" |"));
            table.append('\n');
        });
        return table.toString();
    }
}
