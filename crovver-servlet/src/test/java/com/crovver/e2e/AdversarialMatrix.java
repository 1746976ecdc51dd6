package com.crovver.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Family by container: shapes tried, of these reached by those entitled, and passed; written to {@code target}. */
final class AdversarialMatrix {

    static final Path FILE = Path.of("target", "adversarial-matrix.md");

    private static final Map<String, Map<String, Cell>> CELLS = new TreeMap<>();

    private AdversarialMatrix() {}

    private static final class Cell {
        int shapes;
        int reached;
        int passed;

        void add(Cell other) {
            shapes += other.shapes;
            reached += other.reached;
            passed += other.passed;
        }

        @Override
        public String toString() {
            return shapes + " / " + reached + " / " + passed;
        }
    }

    static synchronized void tried(Class<?> suite, String protocol, Shape shape) {
        cell(suite, protocol, shape.family()).shapes++;
    }

    static synchronized void passed(Class<?> suite, String protocol, Shape shape, boolean reached) {
        Cell cell = cell(suite, protocol, shape.family());
        cell.passed++;
        cell.reached += reached ? 1 : 0;
    }

    private static Cell cell(Class<?> suite, String protocol, String family) {
        String column = suite.getSimpleName() + " " + protocol;
        return CELLS.computeIfAbsent(family, any -> new TreeMap<>()).computeIfAbsent(column, any -> new Cell());
    }

    /** Writes what is known by now; the last suite writes all. */
    static synchronized void write() throws IOException {
        Set<String> columns = new TreeSet<>();
        CELLS.values().forEach(row -> columns.addAll(row.keySet()));
        StringBuilder table = new StringBuilder("Shapes / reached when entitled / passed\n\n| family |");
        columns.forEach(column -> table.append(' ').append(column).append(" |"));
        table.append("\n|---|").append("---|".repeat(columns.size())).append('\n');
        Map<String, Cell> sums = new TreeMap<>();
        CELLS.forEach((family, row) -> {
            table.append("| ").append(family).append(" |");
            for (String column : columns) {
                Cell cell = row.getOrDefault(column, new Cell());
                sums.computeIfAbsent(column, any -> new Cell()).add(cell);
                table.append(' ').append(cell).append(" |");
            }
            table.append('\n');
        });
        table.append("| **all** |");
        columns.forEach(column -> table.append(" **").append(sums.get(column)).append("** |"));
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, table.append('\n'));
    }
}
