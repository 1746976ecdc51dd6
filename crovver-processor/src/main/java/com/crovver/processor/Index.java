package com.crovver.processor;

import com.crovver.processor.HandlerModel.Operation;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;

/**
 * The handlers of one class output, as JSON with a line for each: so indexes merge by lines, and a change of one handler
 * is a change of one line.
 */
final class Index {

    private static final Pattern LINE = Pattern.compile(" *(\\{\"handler\": \"([^\"\\\\]+)\".*}),?");

    private final SortedMap<String, String> objects = new TreeMap<>();
    private final Positions positions;

    Index(Positions positions) {
        this.positions = positions;
    }

    /** Reads what {@link #toString} wrote; lines that it did not write are left out. */
    static Index parse(String text) {
        Index index = new Index(element -> Optional.empty());
        text.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .forEach(line -> index.objects.put(line.group(2), line.group(1)));
        return index;
    }

    void add(HandlerModel model) {
        String operations =
                model.guardedOperations().stream().map(this::operation).collect(Collectors.joining(", ", "{", "}"));
        String object = String.join(
                ", ",
                "{\"handler\": " + quoted(model.binaryName()),
                "\"kind\": " + quoted(model.kind().text()),
                "\"guard\": " + quoted(model.guardBinaryName()),
                source(model.type()) + "\"everyOperation\": " + list(model.everyOperation()),
                "\"operations\": " + operations + "}");
        objects.put(model.binaryName(), object);
    }

    /** Takes over the handlers of an earlier index that are not in this one. */
    void merge(Index earlier, Predicate<String> stillThere) {
        earlier.objects.forEach((handler, object) -> {
            if (!objects.containsKey(handler) && stillThere.test(handler)) {
                objects.put(handler, object);
            }
        });
    }

    /** The handlers, each as a JSON object, sorted by name. */
    Collection<String> objects() {
        return Collections.unmodifiableCollection(objects.values());
    }

    boolean isEmpty() {
        return objects.isEmpty();
    }

    @Override
    public String toString() {
        Collection<String> lines = objects.values();
        return lines.isEmpty()
                ? "{\"handlers\": []}\n"
                : lines.stream()
                        .map(line -> "  " + line)
                        .collect(Collectors.joining(",\n", "{\"handlers\": [\n", "\n]}\n"));
    }

    private String operation(Operation operation) {
        return quoted(operation.key()) + ": {" + source(operation.method()) + "\"requires\": "
                + list(operation.declared()) + "}";
    }

    private String source(Element element) {
        return positions
                .of(element)
                .map(position -> "\"source\": " + quoted(position) + ", ")
                .orElse("");
    }

    private static String list(List<Declared> declared) {
        return Requirement.inOrder(declared).stream()
                .map(requirement -> quoted(requirement.text()))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(character -> {
            if (character == '"' || character == '\\') {
                json.append('\\').append((char) character);
            } else if (character < 0x20) {
                json.append(String.format("\\u%04x", character));
            } else {
                json.append((char) character);
            }
        });
        return json.append('"').toString();
    }
}
