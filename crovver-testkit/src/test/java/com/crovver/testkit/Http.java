package com.crovver.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Talks to an emulator as any program would. Texts of JSON may use single quotes. */
final class Http {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final CrovverEmulator emulator;

    Http(CrovverEmulator emulator) {
        this.emulator = emulator;
    }

    record Answer(int status, JsonNode json, HttpResponse<String> raw) {
        JsonNode data() {
            return json.path("data");
        }
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    /** With the secret key. */
    Answer post(String path, String body) {
        return send(request(path, "Authorization", "Bearer " + emulator.secretKey())
                .POST(BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    /** With the secret key. */
    Answer get(String path) {
        return send(
                request(path, "Authorization", "Bearer " + emulator.secretKey()).GET());
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(emulator.uri() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json");
        return headers.length == 0 ? request : request.headers(headers);
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return sendOrBreak(request);
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        }
    }

    Answer sendOrBreak(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            boolean isJson =
                    response.headers().firstValue("Content-Type").orElse("").equals("application/json");
            return new Answer(response.statusCode(), isJson ? json(response.body()) : MAPPER.missingNode(), response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    String consume(String tenant, String pool, long amount, String key) {
        return post(
                        "/api/public/credits/consume",
                        "{'tenantId':'%s','poolKey':'%s','amount':%d,'idempotencyKey':'%s'}"
                                .formatted(tenant, pool, amount, key))
                .data()
                .path("result")
                .asText();
    }
}
