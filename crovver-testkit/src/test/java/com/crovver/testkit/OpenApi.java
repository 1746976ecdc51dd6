package com.crovver.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The examples of the API's document. */
final class OpenApi {

    private static final JsonNode DOCUMENT = read();

    private OpenApi() {}

    private static JsonNode read() {
        try {
            return new ObjectMapper(new YAMLFactory())
                    .readTree(Path.of("../docs/api/crovver-openapi.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers marked as sourced, by "operation status name". */
    static Map<String, JsonNode> sourcedAnswers() {
        Map<String, JsonNode> found = new TreeMap<>();
        DOCUMENT.path("paths")
                .forEach(path -> path.forEach(operation -> operation
                        .path("responses")
                        .properties()
                        .forEach(response -> sourced(response.getValue())
                                .forEach((name, value) -> found.put(
                                        operation.path("operationId").asText() + " " + response.getKey() + " " + name,
                                        value)))));
        return found;
    }

    /** Bodies of webhooks marked as sourced, by "event name". */
    static Map<String, JsonNode> sourcedEvents() {
        Map<String, JsonNode> found = new TreeMap<>();
        DOCUMENT.path("webhooks")
                .properties()
                .forEach(hook -> sourced(hook.getValue().path("post").path("requestBody"))
                        .forEach((name, value) -> found.put(hook.getKey() + " " + name, value)));
        return found;
    }

    private static Map<String, JsonNode> sourced(JsonNode body) {
        Map<String, JsonNode> found = new TreeMap<>();
        deref(body)
                .path("content")
                .path("application/json")
                .path("examples")
                .properties()
                .forEach(example -> {
                    JsonNode value = deref(example.getValue());
                    if (value.path("x-origin").asText().equals("sourced")) {
                        found.put(example.getKey(), value.path("value"));
                    }
                });
        return found;
    }

    private static JsonNode deref(JsonNode node) {
        return node.has("$ref") ? DOCUMENT.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** The names and the types of all fields; what applications name themselves counts as one field. */
    static List<String> shape(JsonNode node) {
        List<String> shape = new ArrayList<>();
        collect("$", node, shape);
        return shape.stream().distinct().sorted().toList();
    }

    private static void collect(String path, JsonNode node, List<String> shape) {
        shape.add(path + " "
                + (node.isNumber() ? "number" : node.getNodeType().name().toLowerCase(Locale.ROOT)));
        if (path.endsWith(".metadata") || path.endsWith(".features") || path.endsWith(".limits")) {
            return;
        }
        node.properties().forEach(field -> collect(path + "." + field.getKey(), field.getValue(), shape));
        if (node.isArray()) {
            node.forEach(row -> collect(path + "[]", row, shape));
        }
    }
}
