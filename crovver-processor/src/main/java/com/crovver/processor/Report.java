package com.crovver.processor;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The index as a table: a line for each requirement. */
final class Report {

    private static final List<String> HEAD = List.of("HANDLER", "OPERATION", "REQUIRES", "SOURCE");

    private final List<List<String>> lines = new ArrayList<>(List.of(HEAD));

    private Report() {}

    static String of(Index index) {
        Report report = new Report();
        index.objects().forEach(report::addHandler);
        List<Integer> widths =
                IntStream.range(0, HEAD.size()).mapToObj(report::width).toList();
        return report.lines.stream().map(cells -> line(cells, widths)).collect(Collectors.joining("\n", "", "\n"));
    }

    private void addHandler(String object) {
        Map<?, ?> handler = parse(object);
        String name = text(handler, "handler");
        add(name, "every operation", (List<?>) member(handler, "everyOperation"), text(handler, "source"));
        ((Map<?, ?>) member(handler, "operations")).forEach((operation, details) -> {
            Map<?, ?> members = (Map<?, ?>) details;
            add(name, operation.toString(), (List<?>) member(members, "requires"), text(members, "source"));
        });
    }

    private void add(String handler, String operation, List<?> requirements, String source) {
        requirements.forEach(requirement -> lines.add(List.of(handler, operation, requirement.toString(), source)));
    }

    private static Object member(Map<?, ?> object, String name) {
        return Objects.requireNonNull(object.get(name));
    }

    /** Empty for a member that the object does not have. */
    private static String text(Map<?, ?> object, String name) {
        Object value = object.get(name);
        return value == null ? "" : value.toString();
    }

    private static String line(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> padded(cells.get(column), widths.get(column)))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private int width(int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    /** Only what this processor wrote gets here. */
    private static Map<?, ?> parse(String object) {
        try {
            return JSON.std.mapFrom(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
