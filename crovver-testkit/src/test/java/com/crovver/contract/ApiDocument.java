package com.crovver.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.crovver.client.Transport;
import com.crovver.testkit.RecordedRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The API's OpenAPI document as a judge of requests and answers. Its schemas are JSON Schema 2020-12. */
final class ApiDocument {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNode ROOT = load();
    private static final JsonSchemaFactory SCHEMAS = schemas();
    private static final List<Operation> OPERATIONS = operations();

    private ApiDocument() {}

    /** Of JSON Schema 2020-12, with the words that the document has besides and that judge nothing. */
    private static JsonSchemaFactory schemas() {
        JsonMetaSchema words = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .keywords(Stream.of("components", "x-also-seen-as", "x-legacy-names")
                        .map(NonValidationKeyword::new)
                        .toList())
                .build();
        return JsonSchemaFactory.builder(JsonSchemaFactory.getInstance(VersionFlag.V202012))
                .defaultMetaSchemaIri(words.getIri())
                .metaSchema(words)
                .build();
    }

    /** A call of the API. */
    static final class Operation {
        private final String method;
        private final String path;
        private final JsonNode node;
        private final Pattern pattern;
        private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

        Operation(String method, String path, JsonNode node) {
            this.method = method.toUpperCase(Locale.ROOT);
            this.path = path;
            this.node = node;
            this.pattern = Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+"));
        }

        String id() {
            return node.path("operationId").asText();
        }

        String retry() {
            return node.path("x-retry").asText();
        }

        /** Method and path, as the contract's tables write them. */
        @Override
        public String toString() {
            return method + " " + path;
        }

        /** What is wrong with a request of this call; empty if nothing is. */
        List<String> flaws(RecordedRequest request) {
            List<String> flaws = new ArrayList<>(flawsOfQuery(request));
            JsonNode body = deref(node.path("requestBody"));
            if (body.isMissingNode()) {
                if (!request.body().isEmpty()) {
                    flaws.add("has a body");
                }
            } else {
                flaws.addAll(against("request", schema(body), request.body()));
            }
            return flaws.stream().map(flaw -> this + ": request: " + flaw).toList();
        }

        private List<String> flawsOfQuery(RecordedRequest request) {
            Map<String, String> query = query(request.query());
            List<String> flaws = new ArrayList<>();
            Set<String> known = new TreeSet<>();
            if (node.path("security").toString().contains("publicKeyQuery")) {
                known.add("publicKey");
            }
            for (JsonNode reference : node.path("parameters")) {
                JsonNode parameter = deref(reference);
                if (parameter.path("in").asText().equals("query")) {
                    String name = parameter.path("name").asText();
                    known.add(name);
                    if (query.containsKey(name)) {
                        JsonNode schema = parameter.path("schema");
                        String text = query.get(name);
                        boolean number = schema.path("type").asText().equals("integer");
                        flaws.addAll(against("query " + name, schema, number ? text : "\"" + text + "\""));
                    } else if (parameter.path("required").asBoolean()) {
                        flaws.add("lacks the query parameter " + name);
                    }
                }
            }
            query.keySet().stream()
                    .filter(name -> !known.contains(name))
                    .forEach(name -> flaws.add("has the unknown query parameter " + name));
            return flaws;
        }

        /** What is wrong with an answer to this call; empty if nothing is. */
        List<String> flaws(Transport.Response answer) {
            JsonNode response = node.path("responses").path(Integer.toString(answer.status()));
            if (response.isMissingNode()) {
                return List.of(this + ": answer: status " + answer.status() + " is not documented");
            }
            String text = new String(answer.body(), UTF_8);
            return against("answer " + answer.status(), schema(deref(response)), text).stream()
                    .map(flaw -> this + ": answer " + answer.status() + ": " + flaw + " in " + text)
                    .toList();
        }

        private static JsonNode schema(JsonNode content) {
            return content.path("content").path("application/json").path("schema");
        }

        private List<String> against(String what, JsonNode schema, String json) {
            JsonSchema judge = schemas.computeIfAbsent(what, missing -> compiled(schema, what.equals("request")));
            try {
                return judge.validate(MAPPER.readTree(json)).stream()
                        .map(Object::toString)
                        .toList();
            } catch (JsonProcessingException e) {
                return List.of("no JSON: " + e.getOriginalMessage());
            }
        }

        /** Within the whole document, so that references find what they mean. */
        private static JsonSchema compiled(JsonNode schema, boolean closed) {
            if (schema.isMissingNode()) {
                throw new IllegalStateException("no schema");
            }
            ObjectNode whole = MAPPER.createObjectNode();
            whole.set("components", ROOT.path("components"));
            whole.putArray("allOf").add(schema);
            if (closed) {
                // A service may add fields to its answers; a client may not make up some.
                whole.put("unevaluatedProperties", false);
            }
            return SCHEMAS.getSchema(whole);
        }
    }

    static List<Operation> all() {
        return OPERATIONS;
    }

    /** The call that a request is one of. */
    static Operation of(RecordedRequest request) {
        return OPERATIONS.stream()
                .filter(each -> each.method.equals(request.method())
                        && each.pattern.matcher(request.path()).matches())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no such call: " + request.method() + " " + request.path()));
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : text.isEmpty() ? new String[0] : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            query.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        }
        return query;
    }

    private static List<Operation> operations() {
        List<Operation> found = new ArrayList<>();
        ROOT.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(each -> found.add(new Operation(each.getKey(), path.getKey(), each.getValue()))));
        return found;
    }

    private static JsonNode deref(JsonNode node) {
        return node.has("$ref") ? ROOT.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static JsonNode load() {
        try {
            return new ObjectMapper(new YAMLFactory())
                    .readTree(Path.of("../docs/api/crovver-openapi.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
