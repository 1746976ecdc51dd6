package com.crovver.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The same calls by hand: the JDK's client, Jackson, and nothing else. */
final class BareClient implements AutoCloseable {

    private final ObjectMapper json = JsonMapper.builder().build();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
    private final URI base;

    BareClient(URI base) {
        this.base = base;
    }

    boolean canAccess(String tenant, String feature) {
        return post("/api/public/can-access", Map.of("requestingEntityId", tenant, "featureKey", feature))
                .path("canAccess")
                .asBoolean();
    }

    long consumeCredits(String tenant, String pool, long amount, String key) {
        return post(
                        "/api/public/credits/consume",
                        Map.of("tenantId", tenant, "poolKey", pool, "amount", amount, "idempotencyKey", key))
                .path("remaining")
                .asLong();
    }

    private JsonNode post(String path, Map<String, Object> body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                    .timeout(Duration.ofSeconds(30))
                    .header("Authorization", "Bearer sk_test_benchmark")
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                    .build();
            byte[] answer =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
            return json.readTree(answer).path("data");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
