package com.crovver.contract;

import static com.crovver.contract.Stage.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.crovver.client.CallOptions;
import com.crovver.client.ConsumeCreditsRequest;
import com.crovver.client.CreateCheckoutSessionRequest;
import com.crovver.client.CrovverClient;
import com.crovver.guard.Deadline;
import com.crovver.model.ConsumeResult;
import com.crovver.model.CrovverException;
import com.crovver.model.CrovverTransportException;
import com.crovver.testkit.CrovverEmulator;
import com.crovver.testkit.Faults;
import com.crovver.testkit.RecordedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Many callers at once, connections that break, answers that stop half-way, and a client that is closed on its callers. */
@Timeout(60)
class ConcurrencyTest {

    private static final int CALLERS = 64;
    private static final int CREDITS = 1000;
    private static final int CALLS_EACH = 20;

    private final CrovverEmulator emulator = CrovverEmulator.start();

    @BeforeEach
    void setUp() {
        emulator.plan("pro", plan -> plan.price("EUR", "29").hardPool("exports", CREDITS));
        emulator.tenant(TENANT, tenant -> tenant.plan("pro"));
        emulator.tenant("fresh", tenant -> {});
    }

    @AfterEach
    void tearDown() {
        emulator.close();
    }

    private CrovverClient client() {
        return CrovverClient.builder()
                .baseUrl(emulator.uri().toString())
                .secretKey(emulator.secretKey())
                .retryBaseDelay(Duration.ofMillis(5))
                .build();
    }

    private static ConsumeCreditsRequest one(String key) {
        return new ConsumeCreditsRequest(TENANT, "exports", 1, key);
    }

    @Test
    void manyCallersOfOnePool_getExactlyWhatIsInIt() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try (CrovverClient client = client()) {
            CountDownLatch start = new CountDownLatch(1);
            List<Callable<List<ConsumeResult>>> work = IntStream.range(0, CALLERS)
                    .<Callable<List<ConsumeResult>>>mapToObj(caller -> () -> {
                        start.await();
                        return IntStream.range(0, CALLS_EACH)
                                .mapToObj(
                                        call -> client.consumeCredits(one(caller + "/" + call), CallOptions.defaults()))
                                .toList();
                    })
                    .toList();
            List<Future<List<ConsumeResult>>> running =
                    work.stream().map(callers::submit).toList();
            start.countDown();
            List<ConsumeResult> results = new ArrayList<>();
            for (Future<List<ConsumeResult>> each : running) {
                results.addAll(each.get());
            }

            assertThat(results).hasSize(CALLERS * CALLS_EACH).noneMatch(ConsumeResult::alreadyProcessed);
            // Each credit once: what is left goes down by one for each that was granted.
            assertThat(results.stream().filter(ConsumeResult::taken).map(ConsumeResult::remaining))
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.range(0, CREDITS).boxed().toList());
            assertThat(results.stream().filter(result -> !result.taken()))
                    .hasSize(CALLERS * CALLS_EACH - CREDITS)
                    .allMatch(result -> result.outcome() == ConsumeResult.Outcome.BLOCKED && result.remaining() == 0);
            assertThat(emulator.balance(TENANT, "exports")).isZero();
            assertThat(emulator.requests()).hasSize(CALLERS * CALLS_EACH);
        } finally {
            callers.shutdownNow();
        }
    }

    static Stream<Arguments> losses() {
        return Stream.of(
                Arguments.of("before the call is carried out", (Consumer<Faults>) faults -> faults.dropNext(2), false),
                Arguments.of(
                        "after it",
                        (Consumer<Faults>) faults -> faults.afterApplying().dropNext(2),
                        true),
                Arguments.of("in the body", (Consumer<Faults>) faults -> faults.dropInBodyNext(2), true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("losses")
    void droppedConnection_consumeIsRepeatedWithItsKeyAndChargedOnce(
            String when, Consumer<Faults> loss, boolean chargedAtFirst) {
        try (CrovverClient client = client()) {
            loss.accept(emulator.faults());

            ConsumeResult result = client.consumeCredits(one("order-" + when), CallOptions.defaults());

            assertThat(result)
                    .isEqualTo(new ConsumeResult(
                            ConsumeResult.Outcome.ALLOWED, "allowed", CREDITS - 1, chargedAtFirst, "exports", true));
            assertThat(emulator.requests())
                    .hasSize(3)
                    .containsOnly(emulator.requests().get(0));
            assertThat(emulator.requests().get(0).idempotencyKey()).isEqualTo("order-" + when);
            assertThat(emulator.balance(TENANT, "exports")).isEqualTo(CREDITS - 1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("losses")
    void droppedConnection_checkoutIsNotRepeated(String when, Consumer<Faults> loss, boolean opened) {
        try (CrovverClient client = client()) {
            loss.accept(emulator.faults());

            assertThatThrownBy(() -> client.createCheckoutSession(CreateCheckoutSessionRequest.forTenant("fresh", "pro")
                            .build()))
                    .as(when)
                    .isInstanceOfSatisfying(
                            CrovverTransportException.class,
                            failure -> assertThat(failure.attempts()).isEqualTo(1));

            assertThat(emulator.requests()).extracting(RecordedRequest::path).containsExactly("/api/public/checkout");
            emulator.faults().clear();
            assertThat(client.getSubscriptions("fresh")).hasSize(opened ? 1 : 0);
        }
    }

    @Test
    void stallInMidBody_endsAtTheDeadline() {
        try (CrovverClient client = client()) {
            client.getPlans();
            emulator.faults().stallNext(3);

            Duration reading = ofFailing(() -> client.getPlans(withinASecond()));
            Duration consuming = ofFailing(() -> client.consumeCredits(one("stalled"), withinASecond()));
            Duration later =
                    ofFailing(() -> client.async(withinASecond()).getPlans().get());

            assertThat(List.of(reading, consuming, later))
                    .allSatisfy(took -> assertThat(took).isBetween(Duration.ofMillis(900), Duration.ofMillis(1500)));
            assertThat(emulator.requests()).hasSize(4);
        }
    }

    private static CallOptions withinASecond() {
        return CallOptions.defaults().withDeadline(Deadline.in(Duration.ofSeconds(1)));
    }

    private static Duration ofFailing(Callable<?> call) {
        long start = System.nanoTime();
        Throwable failure = catchThrowable(call::call);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(failure instanceof ExecutionException ? failure.getCause() : failure)
                .isInstanceOf(CrovverTransportException.class);
        return took;
    }

    @Test
    void close_withCallsInFlight_endsThemAndLeavesNoThread() throws Exception {
        Set<Thread> before = threads();
        List<CompletableFuture<?>> calls = new ArrayList<>();
        CrovverClient client = client();
        emulator.faults().onPath("plans").stallNext(25);
        emulator.faults().onPath("consume").delayNext(25, Duration.ofMinutes(1));
        ExecutorService callers = Executors.newFixedThreadPool(25);
        try {
            for (int i = 0; i < 25; i++) {
                String key = "never-" + i;
                calls.add(client.async().consumeCredits(one(key)));
                calls.add(CompletableFuture.supplyAsync(client::getPlans, callers));
            }
            await("50 requests on the wire", () -> emulator.requests().size() == 50);
            assertThat(calls).noneMatch(CompletableFuture::isDone);

            long start = System.nanoTime();
            client.close();

            for (CompletableFuture<?> call : calls) {
                Throwable failure = catchThrowable(call::get);
                assertThat(failure).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(CrovverException.class);
            }
            callers.shutdown();
            await("the end of all threads", () -> {
                // On some JDKs an HttpClient ends its selector only when it is collected.
                System.gc();
                return left(before).isEmpty();
            });
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        } finally {
            callers.shutdownNow();
            client.close();
        }
    }

    private static Set<Thread> threads() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }

    /** All threads that are not the emulator's, by their names. */
    private static List<String> left(Set<Thread> before) {
        return threads().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> !name.equals("crovver-emulator"))
                .toList();
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(what).isLessThan(Duration.ofSeconds(5));
            Thread.sleep(20);
        }
    }
}
