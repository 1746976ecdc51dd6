package com.crovver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.crovver.guard.Deadline;
import com.crovver.guard.Entitlements;
import com.crovver.model.CrovverProtocolException;
import com.crovver.model.CrovverTransportException;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The built-in transport, through the client, against a server that misbehaves. */
@Timeout(20)
class JdkTransportTest {

    private static final String HALF = "HTTP/1.1 200 X\r\nContent-Length: 100\r\n\r\n{\"success\":";
    private static final Duration SHORT = Duration.ofMillis(80);
    private static final CallOptions ONCE =
            CallOptions.defaults().withMaxRetries(0).withTimeout(SHORT);

    @Test
    void headersAndBody_goOverTheWire() throws Exception {
        try (LoopbackServer server = new LoopbackServer(
                        LoopbackServer.data("{\"activeCount\":9,\"capacityUnits\":10,\"exceeded\":false}"));
                CrovverClient client = server.client().build()) {
            client.getSeatCount("Bjørn & søn");

            LoopbackServer.Received request = server.received().get(0);
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.target()).isEqualTo("/api/public/capacity/count");
            assertThat(request.body()).isEqualTo("{\"requestingEntityId\":\"Bjørn & søn\"}");
            assertThat(request.headers())
                    .contains(
                            Map.entry("authorization", "Bearer sk_test_secret"),
                            Map.entry("accept", "application/json"),
                            Map.entry("content-type", "application/json"),
                            Map.entry("user-agent", "crovver-java"))
                    .doesNotContainKeys("upgrade", "http2-settings", "x-public-key");
        }
    }

    @Test
    void tenantInThePath_isOneSegment() throws Exception {
        try (LoopbackServer server = new LoopbackServer(LoopbackServer.data("[]"));
                CrovverClient client = server.client().build()) {
            client.listAvailableAddons("a/b ?c=ü%2F..");

            assertThat(server.received().get(0).target())
                    .isEqualTo("/api/public/tenants/a%2Fb%20%3Fc%3D%C3%BC%252F../addons/available");
        }
    }

    @Test
    void publicKey_goesIntoTheQuery() throws Exception {
        try (LoopbackServer server = new LoopbackServer(LoopbackServer.data("{}"));
                CrovverClient client = CrovverClient.builder()
                        .baseUrl(server.url() + "/prefix/")
                        .publicKey("pk_test_public")
                        .build()) {
            client.getCreditsBalance("a&b");

            LoopbackServer.Received request = server.received().get(0);
            assertThat(request.target())
                    .isEqualTo("/prefix/api/public/credits/balance?tenantId=a%26b&publicKey=pk_test_public");
            assertThat(request.headers()).doesNotContainKey("authorization");
        }
    }

    @Test
    void connection_isReused() throws Exception {
        try (LoopbackServer server = new LoopbackServer(LoopbackServer.data("[]"));
                CrovverClient client = server.client().build()) {
            IntStream.range(0, 5).forEach(i -> client.getPlans());

            assertThat(server.received()).hasSize(5);
            assertThat(server.connections()).isEqualTo(1);
            assertThat(threads("crovver-http-")).isNotEmpty().hasSizeLessThanOrEqualTo(4);
        }
    }

    @Test
    void stalledBody_isBoundedAndItsConnectionClosed() throws Exception {
        try (LoopbackServer server = new LoopbackServer()) {
            assertEndsInTime(server.answering(server.stall(HALF)));
        }
    }

    @Test
    void stalledHeaders_areBoundedAndTheirConnectionClosed() throws Exception {
        try (LoopbackServer server = new LoopbackServer()) {
            assertEndsInTime(server.answering(server.stall("HTTP/1.1 200 X\r\n")));
        }
    }

    @Test
    void drippingBody_isBoundedAndItsConnectionClosed() throws Exception {
        try (LoopbackServer server = new LoopbackServer()) {
            assertEndsInTime(server.answering(server.drip()));
        }
    }

    private static void assertEndsInTime(LoopbackServer server) throws Exception {
        try (CrovverClient client = server.client().build()) {
            long start = System.nanoTime();
            CrovverTransportException failure =
                    catchThrowableOfType(CrovverTransportException.class, () -> client.getPlans(ONCE));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(SHORT, Duration.ofSeconds(2));
            assertThat(failure)
                    .hasMessage("GET /api/public/plans: no answer within 80 ms (1 attempt)")
                    .hasCauseInstanceOf(HttpTimeoutException.class);
            assertThat(server.awaitPeerClosed()).isTrue();
        }
    }

    @Test
    void deadline_boundsAllAttempts() throws Exception {
        try (LoopbackServer server = new LoopbackServer()) {
            server.answering(LoopbackServer.json(503, ""), server.stall(HALF));
            try (CrovverClient client = server.client().build()) {
                Entitlements entitlements = client.entitlements(Duration.ofSeconds(30), 1, Duration.ofMillis(1));

                CrovverTransportException failure = catchThrowableOfType(
                        CrovverTransportException.class, () -> entitlements.plans(Deadline.in(SHORT)));

                assertThat(failure.attempts()).isEqualTo(2);
                assertThat(server.received()).hasSize(2);
            }
        }
    }

    @Test
    void droppedConnection_consumeIsRepeatedWithTheSameKey() throws Exception {
        try (LoopbackServer server = new LoopbackServer(
                        LoopbackServer.drop(),
                        LoopbackServer.drop(),
                        LoopbackServer.data(
                                "{\"result\":\"allowed\",\"remaining\":1,\"alreadyProcessed\":true,\"poolKey\":\"p\"}"));
                CrovverClient client = server.client().build()) {
            assertThat(client.consumeCredits("acme", "p", 1, "order-1").mayBeEcho())
                    .isTrue();

            assertThat(server.received()).hasSize(3);
            assertThat(server.received().stream().map(LoopbackServer.Received::body))
                    .containsOnly(
                            "{\"tenantId\":\"acme\",\"poolKey\":\"p\",\"amount\":1,\"idempotencyKey\":\"order-1\"}");
        }
    }

    @Test
    void droppedConnection_seatIsNotRepeated() throws Exception {
        try (LoopbackServer server = new LoopbackServer(LoopbackServer.drop());
                CrovverClient client = server.client().build()) {
            assertThatThrownBy(() -> client.allocateSeat(AllocateSeatRequest.of("acme", "u_1")))
                    .isInstanceOf(CrovverTransportException.class)
                    .hasCauseInstanceOf(IOException.class);

            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void bodyThatBreaksOff_isRepeated() throws Exception {
        try (LoopbackServer server = new LoopbackServer(
                        socket -> {
                            socket.getOutputStream().write(HALF.getBytes(StandardCharsets.US_ASCII));
                            return false;
                        },
                        LoopbackServer.data("[]"));
                CrovverClient client = server.client().build()) {
            assertThat(client.getPlans()).isEmpty();
        }
    }

    @Test
    void redirect_isNotFollowed() throws Exception {
        try (LoopbackServer target = new LoopbackServer(LoopbackServer.data("[]"));
                LoopbackServer server =
                        new LoopbackServer(LoopbackServer.json(307, "", "Location: " + target.url() + "/x"));
                CrovverClient client = server.client().build()) {
            assertThatThrownBy(client::getPlans)
                    .isInstanceOf(CrovverProtocolException.class)
                    .hasMessageContaining("HTTP 307");
            assertThat(server.received()).hasSize(1);
            assertThat(target.received()).isEmpty();
        }
    }

    @Test
    void hugeAnswer_isRefusedOnce() throws Exception {
        byte[] chunk = new byte[1 << 20];
        try (LoopbackServer server = new LoopbackServer(socket -> {
                    socket.getOutputStream()
                            .write("HTTP/1.1 200 X\r\nContent-Length: 90000000\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
                    for (int i = 0; i < 90; i++) {
                        socket.getOutputStream().write(chunk);
                    }
                    return false;
                });
                CrovverClient client = server.client().build()) {
            assertThatThrownBy(client::getPlans)
                    .isInstanceOf(CrovverProtocolException.class)
                    .hasMessageContaining("longer than 16777216 bytes");
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void refusedConnection_isATransportFailure() throws Exception {
        LoopbackServer server = new LoopbackServer();
        server.close();
        try (CrovverClient client = server.client().maxRetries(2).build()) {
            CrovverTransportException failure = catchThrowableOfType(CrovverTransportException.class, client::getPlans);

            assertThat(failure.attempts()).isEqualTo(3);
            assertThat(failure).hasMessage("GET /api/public/plans: no answer: ConnectException (3 attempts)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", HALF})
    void interrupt_endsTheCallAndKeepsTheFlag(String beginning) throws Exception {
        try (LoopbackServer server = new LoopbackServer()) {
            server.answering(server.stall(beginning));
            try (CrovverClient client = server.client().build()) {
                AtomicBoolean flag = new AtomicBoolean();
                CompletableFuture<Throwable> outcome = new CompletableFuture<>();
                Thread caller = new Thread(() -> {
                    Throwable failure = catchThrowable(client::getPlans);
                    flag.set(Thread.currentThread().isInterrupted());
                    outcome.complete(failure);
                });
                caller.start();
                server.awaitRequests(1);
                caller.interrupt();

                assertThat(outcome.get(5, TimeUnit.SECONDS))
                        .isInstanceOf(CrovverTransportException.class)
                        .hasCauseInstanceOf(InterruptedException.class);
                assertThat(flag).isTrue();
                assertThat(server.awaitPeerClosed()).isTrue();
                assertThat(server.received()).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", HALF})
    void close_endsCallsInFlightAndLeavesNoThread(String beginning) throws Exception {
        try (LoopbackServer server = new LoopbackServer()) {
            server.answering(server.stall(beginning));
            CrovverClient client = server.client().build();
            List<CompletableFuture<Boolean>> calls = IntStream.range(0, 50)
                    .mapToObj(i -> {
                        CompletableFuture<Boolean> outcome = new CompletableFuture<>();
                        new Thread(() -> {
                                    Throwable failure = catchThrowable(client::getPlans);
                                    boolean clean = failure instanceof CrovverTransportException
                                            && failure.getMessage().contains("closed")
                                            && !Thread.currentThread().isInterrupted();
                                    outcome.complete(clean);
                                })
                                .start();
                        return outcome;
                    })
                    .toList();
            server.awaitRequests(50);
            client.close();
            client.close();

            for (CompletableFuture<Boolean> call : calls) {
                assertThat(call.get(5, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(server.awaitPeerClosed()).isTrue();
            assertThatThrownBy(client::getPlans)
                    .isInstanceOf(CrovverTransportException.class)
                    .hasMessageContaining("closed")
                    .hasMessageContaining("not sent");
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
            while (!threads("crovver-").isEmpty() && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            assertThat(threads("crovver-")).isEmpty();
        }
    }

    private static List<String> threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith(prefix))
                .toList();
    }
}
