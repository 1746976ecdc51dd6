package com.crovver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.crovver.model.CrovverTransportException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Time-outs of the built-in transport: one timer for all calls, and nothing left of it. */
@Timeout(30)
class DeadlineWatchTest {

    private static final String HALF = "HTTP/1.1 200 X\r\nContent-Length: 100\r\n\r\n{\"success\":";
    private static final Duration SLACK = Duration.ofSeconds(2);

    @ParameterizedTest
    @ValueSource(strings = {"", HALF})
    void manyStalledCalls_endEachAtItsOwnTime(String beginning) throws Exception {
        try (LoopbackServer server = new LoopbackServer()) {
            server.answering(server.stall(beginning));
            try (CrovverClient client = server.client().build()) {
                // Longest first, so that the timer has to be set back by each that follows.
                List<CompletableFuture<Duration>> calls = IntStream.range(0, 64)
                        .mapToObj(i -> Duration.ofMillis(1_000 - 10L * i))
                        .map(timeout -> onAThread(() -> {
                            Duration over = timeToFail(client, timeout).minus(timeout);
                            assertThat(Thread.currentThread().isInterrupted()).isFalse();
                            return over;
                        }))
                        .toList();

                for (CompletableFuture<Duration> call : calls) {
                    assertThat(call.get(10, TimeUnit.SECONDS)).isBetween(Duration.ZERO, SLACK);
                }
                assertThat(server.awaitPeerClosed()).isTrue();
            }
        }
    }

    @Test
    void shortCallAfterALongOne_endsAtItsOwnTime_andTheLongOneGoesOn() throws Exception {
        try (LoopbackServer server = new LoopbackServer()) {
            server.answering(server.stall(HALF));
            CompletableFuture<Duration> longCall;
            try (CrovverClient client = server.client().build()) {
                longCall = onAThread(() -> timeToFail(client, Duration.ofDays(1)));
                server.awaitRequests(1);

                for (int i = 0; i < 3; i++) {
                    assertThat(timeToFail(client, Duration.ofMillis(50))).isBetween(Duration.ofMillis(50), SLACK);
                }
                assertThat(longCall).isNotDone();
            }
            assertThat(longCall.get(5, TimeUnit.SECONDS)).isLessThan(Duration.ofDays(1));
        }
    }

    @Test
    void answeredCalls_shareOneTimer_whichEndsWithTheClient() throws Exception {
        try (LoopbackServer server = new LoopbackServer(LoopbackServer.data("[]"))) {
            CrovverClient client = server.client().build();
            IntStream.range(0, 100).forEach(i -> client.getPlans());
            List<String> threads = threads();
            client.close();

            assertThat(threads).hasSize(1);
            await().atMost(Duration.ofSeconds(5)).until(() -> threads().isEmpty());
        }
    }

    /** Whether connecting, writing, waiting for the headers or just about to read the body. */
    @ParameterizedTest
    @ValueSource(strings = {"", HALF})
    void callsThatAreGivenUpAtAnyMoment_leaveNoConnection(String beginning) throws Exception {
        try (LoopbackServer server = new LoopbackServer()) {
            server.answering(server.stall(beginning));
            try (CrovverClient client = server.client().build()) {
                List<CompletableFuture<Duration>> callers = IntStream.range(0, 8)
                        .mapToObj(caller -> onAThread(() -> IntStream.range(0, 50)
                                .mapToObj(i -> timeToFail(client, Duration.ofNanos(100_000L * (1 + i))))
                                .max(Duration::compareTo)
                                .orElseThrow()))
                        .toList();

                for (CompletableFuture<Duration> caller : callers) {
                    assertThat(caller.get(20, TimeUnit.SECONDS)).isLessThan(SLACK);
                }
                await().atMost(Duration.ofSeconds(5)).until(() -> server.openConnections() == 0);
            }
        }
    }

    @Test
    void handshakeThatStalls_isATimeOut_andCarriedNothingOut() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                CrovverClient client = CrovverClient.builder()
                        .secretKey("sk_test_secret")
                        .baseUrl("https://localhost:" + silent.getLocalPort())
                        .build()) {
            CrovverTransportException failure = failureWithin(client, Duration.ofMillis(100));

            assertThat(failure).hasCauseInstanceOf(HttpConnectTimeoutException.class);
            assertThat(failure.mayHaveBeenCarriedOut()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", HALF})
    void requestThatWasSent_mayHaveBeenCarriedOut(String beginning) throws Exception {
        try (LoopbackServer server = new LoopbackServer()) {
            server.answering(server.stall(beginning));
            try (CrovverClient client = server.client().build()) {
                CrovverTransportException failure = failureWithin(client, Duration.ofMillis(100));

                assertThat(failure).hasCauseInstanceOf(HttpTimeoutException.class);
                assertThat(failure.getCause()).isNotInstanceOf(HttpConnectTimeoutException.class);
                assertThat(failure.mayHaveBeenCarriedOut()).isTrue();
            }
        }
    }

    @Test
    void foreignClientWithADeadExecutor_failsInTime() throws Exception {
        ExecutorService dead = Executors.newSingleThreadExecutor();
        dead.shutdownNow();
        assertFailsInTime(dead);
    }

    @Test
    void foreignClientWhoseExecutorNeverRuns_failsInTime() throws Exception {
        assertFailsInTime(task -> {});
    }

    private static void assertFailsInTime(Executor executor) throws Exception {
        HttpClient foreign = HttpClient.newBuilder().executor(executor).build();
        try (LoopbackServer server = new LoopbackServer(LoopbackServer.data("{}"));
                CrovverClient client = server.client().httpClient(foreign).build()) {
            long start = System.nanoTime();
            failureWithin(client, Duration.ofMillis(200));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SLACK);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    private static Duration timeToFail(CrovverClient client, Duration timeout) {
        long start = System.nanoTime();
        failureWithin(client, timeout);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static CrovverTransportException failureWithin(CrovverClient client, Duration timeout) {
        CallOptions once = CallOptions.defaults().withMaxRetries(0).withTimeout(timeout);
        return catchThrowableOfType(
                CrovverTransportException.class,
                () -> client.consumeCredits(new ConsumeCreditsRequest("acme", "p", 1, "order-1"), once));
    }

    private static <T> CompletableFuture<T> onAThread(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> new Thread(task).start());
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("crovver-timeout-"))
                .toList();
    }
}
