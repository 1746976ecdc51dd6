package com.crovver.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The repository's OpenAPI document, read as it is: its examples are the contract. */
public final class ApiDocument {

    /** An example answer of a call. */
    record Example(int status, String name, String origin, JsonNode value) {
        byte[] bytes() {
            return JsonCodec.write(value);
        }

        JsonNode data() {
            return value.path("data");
        }
    }

    private static final JsonNode ROOT = load();

    private ApiDocument() {}

    /** Every example of every answer of a call, whatever its origin. */
    static List<Example> answers(String method, String route) {
        List<Example> found = new ArrayList<>();
        operation(method, route).path("responses").properties().forEach(response -> {
            JsonNode content = resolve(response.getValue()).at("/content/application~1json/examples");
            content.properties().forEach(named -> {
                JsonNode example = resolve(named.getValue());
                found.add(new Example(
                        Integer.parseInt(response.getKey()),
                        named.getKey(),
                        example.path("x-origin").asText(),
                        example.path("value")));
            });
        });
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no examples for " + method + " " + route);
        }
        return found;
    }

    static Example answer(String method, String route, String name) {
        return answers(method, route).stream()
                .filter(example -> example.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no example " + name));
    }

    /** The body of an example request. */
    static JsonNode request(String method, String route, String name) {
        JsonNode body = resolve(operation(method, route).path("requestBody"));
        JsonNode value = body.at("/content/application~1json/examples/" + name + "/value");
        if (value.isMissingNode()) {
            throw new IllegalArgumentException("no example request " + name);
        }
        return value;
    }

    /** Method and path of every call that the service answers. */
    static Set<String> operations() {
        Set<String> found = new TreeSet<>();
        ROOT.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                found.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return found;
    }

    /** Whether a call may be repeated: {@code safe}, {@code idempotent} or {@code never}. */
    static String retry(ApiCall<?> call) {
        return operation(call.method(), call.route()).path("x-retry").asText();
    }

    /** Names of the ways in which a call takes a key. */
    static Set<String> security(ApiCall<?> call) {
        Set<String> schemes = new TreeSet<>();
        operation(call.method(), call.route())
                .path("security")
                .forEach(scheme -> scheme.fieldNames().forEachRemaining(schemes::add));
        return schemes;
    }

    /** Names of the query parameters of a call. */
    static Set<String> parameters(ApiCall<?> call) {
        Set<String> names = new TreeSet<>();
        operation(call.method(), call.route()).path("parameters").forEach(parameter -> {
            if (resolve(parameter).path("in").asText().equals("query")) {
                names.add(resolve(parameter).path("name").asText());
            }
        });
        return names;
    }

    /** Every example of every event that the service sends. */
    public static List<JsonNode> events() {
        List<JsonNode> found = new ArrayList<>();
        ROOT.path("webhooks")
                .forEach(webhook -> resolve(webhook.at("/post/requestBody"))
                        .at("/content/application~1json/examples")
                        .forEach(example -> found.add(resolve(example).path("value"))));
        return found;
    }

    private static JsonNode operation(String method, String route) {
        return ROOT.path("paths").path(route).path(method.toLowerCase(Locale.ROOT));
    }

    private static JsonNode resolve(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isTextual() ? ROOT.at(reference.textValue().substring(1)) : node;
    }

    private static JsonNode load() {
        try {
            return YAMLMapper.builder()
                    .build()
                    .readTree(
                            Path.of("..", "docs", "api", "crovver-openapi.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
