package com.crovver.outage;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.annotation.OutagePolicy;
import com.crovver.client.CrovverClient;
import com.crovver.guard.Action;
import com.crovver.guard.Basis;
import com.crovver.guard.Caller;
import com.crovver.guard.Decision;
import com.crovver.guard.Engine;
import com.crovver.guard.Entitlements;
import com.crovver.guard.Operation;
import com.crovver.guard.Requirement;
import com.crovver.testkit.CrovverEmulator;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every way in which Crovver can fail, against every policy and every kind of requirement: the answer, the number of calls that
 * arrive, and that the decision stays within its budget. The table is written to {@code target/fault-matrix.md}.
 */
class FaultMatrixTest {

    private static final String TENANT = "acme";
    private static final String USER = "alice";
    private static final int ALWAYS = 100;

    /** How Crovver fails, how many calls that costs, and whether it is an outage at all. */
    private enum Fault {
        REFUSED_CONNECTION("refused connection", 0, true),
        DNS_FAILURE("DNS failure", 0, true),
        BLACK_HOLE("black hole", 2, true),
        STALLED_BODY("stall in mid-body", 2, true),
        ERROR_500("500", 2, true),
        ERROR_503("503 with Retry-After: 60", 1, true),
        TOO_MANY("429", 2, false),
        NO_JSON("200 that is no JSON", 1, true),
        WRONG_KEY("wrong key", 1, false);

        private final String text;
        private final int calls;
        private final boolean outage;

        Fault(String text, int calls, boolean outage) {
            this.text = text;
            this.calls = calls;
            this.outage = outage;
        }

        boolean hangs() {
            return this == BLACK_HOLE || this == STALLED_BODY;
        }

        void strike(CrovverEmulator crovver) {
            switch (this) {
                case BLACK_HOLE -> crovver.faults().delayNext(ALWAYS, Duration.ofHours(1));
                case STALLED_BODY -> crovver.faults().stallNext(ALWAYS);
                case ERROR_500 -> crovver.faults().failNext(ALWAYS, 500);
                case ERROR_503 -> crovver.faults().failNext(ALWAYS, 503, Duration.ofMinutes(1));
                case TOO_MANY -> crovver.faults().failNext(ALWAYS, 429);
                case NO_JSON -> crovver.faults().garbleNext(ALWAYS);
                case REFUSED_CONNECTION, DNS_FAILURE, WRONG_KEY -> {
                    // Not Crovver's doing: the client goes to another place, or with another key.
                }
            }
        }

        CrovverClient client(CrovverEmulator crovver) throws IOException {
            return switch (this) {
                case REFUSED_CONNECTION ->
                    FaultMatrixTest.client("http://127.0.0.1:" + deadPort(), crovver.secretKey());
                case DNS_FAILURE -> FaultMatrixTest.client("https://crovver.invalid", crovver.secretKey());
                case WRONG_KEY -> FaultMatrixTest.client(crovver.uri().toString(), "sk_test_revoked");
                default -> FaultMatrixTest.client(crovver.uri().toString(), crovver.secretKey());
            };
        }

        private static int deadPort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }
    }

    /** A policy, and how long ago the requirement was last granted. */
    private enum Column {
        REFUSE("REFUSE", OutagePolicy.REFUSE, Duration.ofMinutes(5)),
        ALLOW("ALLOW", OutagePolicy.ALLOW, null),
        FRESH("LAST_KNOWN, 5 min old", OutagePolicy.LAST_KNOWN, Duration.ofMinutes(5)),
        TOO_OLD("LAST_KNOWN, 11 min old", OutagePolicy.LAST_KNOWN, Duration.ofMinutes(11)),
        NOTHING("LAST_KNOWN, nothing known", OutagePolicy.LAST_KNOWN, null);

        private final String text;
        private final OutagePolicy policy;
        private final @Nullable Duration knownFor;

        Column(String text, OutagePolicy policy, @Nullable Duration knownFor) {
            this.text = text;
            this.policy = policy;
            this.knownFor = knownFor;
        }
    }

    private enum Kind {
        SUBSCRIPTION,
        FEATURE,
        CREDITS,
        SEAT;

        Requirement requirement() {
            return switch (this) {
                case SUBSCRIPTION -> Requirement.subscription();
                case FEATURE -> Requirement.feature("reports");
                case CREDITS -> Requirement.credits("ai", 1);
                case SEAT -> Requirement.seat();
            };
        }
    }

    private record Cell(
            Fault fault, Column column, Kind kind, String answer, long calls, Duration took, Duration budget) {

        String expected() {
            if (kind == Kind.CREDITS || !fault.outage) {
                return "503";
            }
            return switch (column) {
                case REFUSE, TOO_OLD, NOTHING -> "503";
                case ALLOW -> "runs (POLICY)";
                case FRESH -> "runs (STALE)";
            };
        }

        @Override
        public String toString() {
            return answer + ", " + calls + (calls == 1 ? " call, " : " calls, ") + took.toMillis() + " ms";
        }
    }

    @Test
    void everyFault_underEveryPolicy_givesTheAnswerTheCallsAndTheTimeThatItShould() throws Exception {
        List<Cell> cells = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<Cell>> running = new ArrayList<>();
            for (Fault fault : Fault.values()) {
                for (Column column : Column.values()) {
                    for (Kind kind : Kind.values()) {
                        if (kind != Kind.CREDITS || column != Column.ALLOW) {
                            running.add(pool.submit(() -> decide(fault, column, kind)));
                        }
                    }
                }
            }
            for (Future<Cell> cell : running) {
                cells.add(cell.get());
            }
        } finally {
            pool.shutdownNow();
        }
        write(cells);

        assertThat(cells).hasSize(171).allSatisfy(cell -> {
            assertThat(cell.answer()).isEqualTo(cell.expected());
            assertThat(cell.calls()).isEqualTo(cell.fault().calls);
            assertThat(cell.took()).isLessThan(cell.budget());
        });
    }

    private static Cell decide(Fault fault, Column column, Kind kind) throws IOException {
        // Where nothing hangs, a busy machine must not look as if something did.
        Duration attempt = fault.hangs() ? Duration.ofMillis(800) : Duration.ofSeconds(10);
        Duration budget = fault.hangs() ? Duration.ofSeconds(2) : Duration.ofSeconds(30);
        Ticks time = new Ticks();
        try (CrovverEmulator crovver = crovver();
                CrovverClient healthy = client(crovver.uri().toString(), crovver.secretKey());
                CrovverClient struck = fault.client(crovver)) {
            AtomicReference<Entitlements> asked = new AtomicReference<>(healthy.entitlements(Duration.ofSeconds(10)));
            try (Engine engine = Engine.builder(switching(asked))
                    .clock(time)
                    .ticker(time)
                    .budget(budget)
                    .build()) {
                Operation operation = new Operation(
                        "Handler#doGet", List.of(kind.requirement().outage(column.policy)));
                if (column.knownFor != null) {
                    Decision known = decide(engine, operation);
                    assertThat(known).isInstanceOf(Decision.Allowed.class);
                    time.pass(column.knownFor);
                }
                if (fault.hangs()) {
                    // So that none of the little time of an attempt goes into the client's first steps.
                    assertThat(struck.getPlans()).isNotEmpty();
                }
                asked.set(struck.entitlements(attempt, 1, Duration.ofMillis(10)));
                fault.strike(crovver);
                crovver.clearRequests();
                long start = System.nanoTime();
                Decision decision = decide(engine, operation);
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                return new Cell(
                        fault,
                        column,
                        kind,
                        answer(decision),
                        crovver.requests().size(),
                        took,
                        budget);
            }
        }
    }

    private static Decision decide(Engine engine, Operation operation) {
        return engine.decide(operation, new Caller(TENANT, USER), Action.minted("only-once", "GET /"));
    }

    private static String answer(Decision decision) {
        return decision.fold(
                allowed -> allowed.basis().source() == Basis.Source.ASKED
                        ? "runs"
                        : "runs (" + allowed.basis().source() + ")",
                refused -> "refused: " + refused.reason(),
                unknown -> "503");
    }

    private static CrovverEmulator crovver() {
        CrovverEmulator crovver = CrovverEmulator.start();
        crovver.plan(
                "pro",
                plan -> plan.seatBased("EUR", "49.00", 0, "9.00")
                        .feature("reports")
                        .hardPool("ai", 100));
        crovver.tenant(
                TENANT, tenant -> tenant.plan("pro").status("active").seats(3).heldBy(USER));
        return crovver;
    }

    private static CrovverClient client(String baseUrl, String key) {
        return CrovverClient.builder().baseUrl(baseUrl).secretKey(key).build();
    }

    /** Asks whomever the reference names at the moment. */
    private static Entitlements switching(AtomicReference<Entitlements> asked) {
        return (Entitlements) Proxy.newProxyInstance(
                FaultMatrixTest.class.getClassLoader(), new Class<?>[] {Entitlements.class}, (self, method, values) -> {
                    try {
                        return method.invoke(asked.get(), values);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void write(List<Cell> cells) throws IOException {
        StringBuilder text = new StringBuilder(
                "# What is answered while Crovver fails\n\nAnswer, calls that arrived, and time taken.\n");
        for (Kind kind : Kind.values()) {
            text.append("\n## ").append(kind.name().toLowerCase(Locale.ROOT)).append("\n\n| fault |");
            eachColumn(column -> text.append(' ').append(column.text).append(" |"));
            text.append("\n|---|---|---|---|---|---|\n");
            for (Fault fault : Fault.values()) {
                text.append("| ").append(fault.text).append(" |");
                eachColumn(column -> text.append(' ')
                        .append(cells.stream()
                                .filter(cell -> cell.kind() == kind && cell.fault() == fault && cell.column() == column)
                                .map(Cell::toString)
                                .findFirst()
                                .orElse("refused at deployment"))
                        .append(" |"));
                text.append('\n');
            }
        }
        Path target = Path.of("target");
        Files.createDirectories(target);
        Files.writeString(target.resolve("fault-matrix.md"), text);
    }

    private static void eachColumn(Consumer<Column> use) {
        for (Column column : Column.values()) {
            use.accept(column);
        }
    }
}
