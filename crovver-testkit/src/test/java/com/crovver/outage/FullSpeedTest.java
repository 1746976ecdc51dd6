package com.crovver.outage;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.client.CrovverClient;
import com.crovver.guard.Action;
import com.crovver.guard.Basis;
import com.crovver.guard.Caller;
import com.crovver.guard.Decision;
import com.crovver.guard.Engine;
import com.crovver.guard.Operation;
import com.crovver.guard.Requirement;
import com.crovver.testkit.CrovverEmulator;
import com.crovver.testkit.RecordedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A refused tenant that asks as fast as it can, for {@code -Dcrovver.fullSpeed.seconds} (2): it costs at most one call per question
 * and second, and another tenant neither waits nor is refused. What was measured is written to {@code target/full-speed.md}.
 */
class FullSpeedTest {

    private static final int SECONDS = Integer.getInteger("crovver.fullSpeed.seconds", 2);
    private static final Operation REPORTS = new Operation("Reports#doGet", List.of(Requirement.feature("reports")));
    private static final Operation SEATED = new Operation("Board#doGet", List.of(Requirement.seat()));
    private static final Operation PAID = new Operation("Drafts#doPost", List.of(Requirement.credits("ai", 5)));
    private static final Caller GLOBEX = new Caller("globex", "carol");

    private final AtomicLong keys = new AtomicLong();

    @Test
    void refusedTenantAtFullSpeed_costsOneCallPerQuestionAndSecond_andOthersDoNotNotice() throws Exception {
        try (CrovverEmulator crovver = CrovverEmulator.start();
                CrovverClient client = CrovverClient.builder()
                        .baseUrl(crovver.uri().toString())
                        .secretKey(crovver.secretKey())
                        .build();
                Engine engine = Engine.builder(client.entitlements(Duration.ofSeconds(10)))
                        .budget(Duration.ofSeconds(20))
                        .build()) {
            crovver.plan(
                    "free", plan -> plan.seatBased("EUR", "0.00", 0, "9.00").hardPool("ai", 1));
            crovver.plan(
                    "pro", plan -> plan.seatBased("EUR", "49.00", 0, "9.00").feature("reports"));
            crovver.tenant(
                    "acme",
                    tenant -> tenant.plan("free").status("active").seats(1).heldBy("owner"));
            crovver.tenant(
                    "globex",
                    tenant -> tenant.plan("pro").status("active").seats(1).heldBy("carol"));
            Caller mallory = new Caller("acme", "mallory");
            List<Supplier<Decision>> refused = List.of(
                    () -> decide(engine, REPORTS, mallory),
                    () -> decide(engine, SEATED, mallory),
                    () -> decide(engine, PAID, mallory));
            assertThat(refused)
                    .allSatisfy(question -> assertThat(question.get()).isInstanceOf(Decision.Refused.class));
            assertThat(decide(engine, REPORTS, GLOBEX)).isInstanceOf(Decision.Allowed.class);
            long[] alone = latencies(engine, Duration.ofMillis(500));
            crovver.clearRequests();

            ExecutorService threads = Executors.newFixedThreadPool(refused.size());
            AtomicBoolean stop = new AtomicBoolean();
            List<Future<Long>> hammering = new ArrayList<>();
            long start = System.nanoTime();
            for (Supplier<Decision> question : refused) {
                hammering.add(threads.submit(() -> hammer(question, stop)));
            }
            long[] beside = latencies(engine, Duration.ofSeconds(SECONDS));
            stop.set(true);
            long decisions = 0;
            for (Future<Long> one : hammering) {
                decisions += one.get();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            threads.shutdown();

            Map<String, Long> calls = crovver.requests().stream()
                    .filter(request -> !isOf("globex", request))
                    .collect(Collectors.groupingBy(
                            request -> request.method() + " " + request.path(), Collectors.counting()));
            write(calls, decisions, seconds, alone, beside);
            assertThat(decisions).isGreaterThan(SECONDS * 1_000L);
            assertThat(calls)
                    .isNotEmpty()
                    .allSatisfy((call, times) ->
                            assertThat(times).as(call).isLessThanOrEqualTo((long) Math.ceil(seconds) + 1));
        }
    }

    private static boolean isOf(String tenant, RecordedRequest request) {
        return (request.path() + request.query() + request.body()).contains(tenant);
    }

    private static long hammer(Supplier<Decision> question, AtomicBoolean stop) {
        long decisions = 0;
        while (!stop.get()) {
            assertThat(question.get()).isInstanceOf(Decision.Refused.class);
            decisions++;
        }
        return decisions;
    }

    /** How long the other tenant's decisions take, sorted; each must be allowed from memory. */
    private long[] latencies(Engine engine, Duration time) {
        List<Long> took = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0) {
            long start = System.nanoTime();
            Decision decision = decide(engine, REPORTS, GLOBEX);
            took.add(System.nanoTime() - start);
            assertThat(decision).isInstanceOf(Decision.Allowed.class);
            assertThat(decision.basis().source()).isEqualTo(Basis.Source.CACHED);
        }
        long[] sorted = took.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private Decision decide(Engine engine, Operation operation, Caller caller) {
        return engine.decide(operation, caller, Action.minted("key" + keys.incrementAndGet(), ""));
    }

    private static void write(Map<String, Long> calls, long decisions, double seconds, long[] alone, long[] beside)
            throws IOException {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d refusals in %.1f s. Another tenant's decisions, alone and beside it: median %d and %d ns, 99 %% within %d"
                        + " and %d ns.%n%n| call | times |%n|---|---|%n",
                decisions,
                seconds,
                alone[alone.length / 2],
                beside[beside.length / 2],
                alone[(int) (alone.length * 99L / 100)],
                beside[(int) (beside.length * 99L / 100)]));
        calls.forEach((call, times) ->
                text.append("| ").append(call).append(" | ").append(times).append(" |\n"));
        Path target = Path.of("target");
        Files.createDirectories(target);
        Files.writeString(target.resolve("full-speed.md"), text);
    }
}
