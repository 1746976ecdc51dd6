package com.crovver.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.testkit.Faults;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Full speed for a while, {@code -Dsoak.duration=PT5M} by default, with guarded and unguarded requests mixed and Crovver
 * failing in every way it can: no wrong answer, no charge that is not explained, no growth. In the Maven profile
 * {@code soak}; {@code -Dsoak.seed=N} draws the same mixture again.
 */
@Tag("soak")
class SoakTest {

    private static final int CLIENTS = 16;
    private static final Duration DURATION = Duration.parse(System.getProperty("soak.duration", "PT5M"));
    private static final long SEED = Long.getLong("soak.seed", System.nanoTime());

    /** What one action leaves behind in memory at most: its key in the emulator, its record in the kit. Both are bounded. */
    private static final long BYTES_PER_CHARGE = 1_024;

    private static final long MEASUREMENT_ERROR = 24L << 20;

    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final LongAdder answered = new LongAdder();
    /** Requests that may have been charged without having run, since Crovver's answer was lost. */
    private final LongAdder doubtful = new LongAdder();
    /** Runs of what costs nothing. */
    private final LongAdder free = new LongAdder();

    @ParameterizedTest
    @EnumSource(
            value = ServletContainer.class,
            names = {"JETTY_12_0_EE10", "TOMCAT_11_0"})
    void fullSpeed_withCrovverFailing_givesNoWrongAnswer_andDoesNotGrow(
            ServletContainer container, @TempDir Path folder) throws Exception {
        System.out.println("-Dsoak.seed=" + SEED + " -Dsoak.duration=" + DURATION + " on " + container);
        VaultSite site = new VaultSite(container, VaultSite.vault(JaxRs.JERSEY_3_1, folder));
        try {
            VaultSite.Books start = site.books();
            load(site, DURATION.dividedBy(3));
            site.crovver().clearRequests();
            Footprint warm = Footprint.now(start.credits() - site.books().credits());
            load(site, DURATION.multipliedBy(2).dividedBy(3));
            site.crovver().clearRequests();
            VaultSite.Books end = site.books();
            long charged = start.credits() - end.credits();
            Footprint last = Footprint.now(charged);

            long runs = end.runs() - start.runs() - free.sum();
            System.out.println(answered.sum() + " answers, " + runs + " charged runs, " + charged + " credits, "
                    + doubtful.sum() + " doubtful; " + warm + ", then " + last);
            assertThat(wrong).as("seed %d: wrong answers", SEED).isEmpty();
            assertThat(charged)
                    .as("seed %d: what runs cost, and what lost answers may have cost", SEED)
                    .isBetween(runs, runs + doubtful.sum());
            assertThat(last.threads()).as("threads").isLessThanOrEqualTo(warm.threads() + 4);
            assertThat(last.heap())
                    .as("bytes in use, %s then %s", warm, last)
                    .isLessThan(warm.heap() + MEASUREMENT_ERROR + BYTES_PER_CHARGE * (last.charged() - warm.charged()));
        } finally {
            site.stop();
        }
    }

    /** What the process holds on to, clients at rest; without the threads that serve requests. */
    private record Footprint(long heap, int threads, long charged) {

        static Footprint now(long charged) {
            System.gc();
            return new Footprint(
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                    (int) Thread.getAllStackTraces().keySet().stream()
                            .filter(thread -> !isOfContainersPool(thread.getName()))
                            .count(),
                    charged);
        }

        /** Those come and go with the load, up to a limit of the container's. */
        private static boolean isOfContainersPool(String thread) {
            return thread.startsWith("qtp") || thread.startsWith("http-nio");
        }
    }

    private void load(VaultSite site, Duration duration) throws Exception {
        long end = System.nanoTime() + duration.toNanos();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS + 1);
        List<Future<?>> running = new ArrayList<>();
        running.add(clients.submit(() -> breakCrovver(site, end)));
        for (int i = 0; i < CLIENTS; i++) {
            Random random = new Random(SEED + i);
            running.add(clients.submit(() -> {
                while (System.nanoTime() < end) {
                    send(site, random);
                }
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
        clients.shutdown();
        assertThat(clients.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        site.crovver().faults().clear();
    }

    /** A few faults at a time, and now and then none, so that the breaker closes again. */
    private static void breakCrovver(VaultSite site, long end) {
        Random random = new Random(SEED);
        CountDownLatch never = new CountDownLatch(1);
        while (System.nanoTime() < end) {
            Faults faults = site.crovver().faults();
            switch (random.nextInt(12)) {
                case 0 -> faults.failNext(3, 500);
                case 1 -> faults.failNext(2, 429, Duration.ofSeconds(1));
                case 2 -> faults.dropNext(2);
                case 3 -> faults.dropInBodyNext(2);
                case 4 -> faults.garbleNext(2);
                case 5 -> faults.delayNext(5, Duration.ofMillis(50));
                case 6 -> faults.onPath("consume").afterApplying().dropNext(2);
                case 7 -> faults.onPath("consume").afterApplying().failNext(2, 503);
                default -> faults.clear();
            }
            try {
                never.await(100, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void send(VaultSite site, Random random) {
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> expect(site, Attacker.ANONYMOUS, "GET /mixed", "200");
            case 3 -> expect(site, Attacker.ANONYMOUS, "GET /vault", "401");
            case 4 -> expect(site, Attacker.REFUSED, "GET /reading", "403", "503");
            case 5 -> expect(site, Attacker.REFUSED, "POST /forge", "403", "503");
            case 6 -> expect(site, Attacker.BROKE, "GET /vault", "402", "503");
            case 7 -> {
                if (expect(site, Attacker.ENTITLED, "GET /reading", "200", "503")
                        .equals("200")) {
                    free.increment();
                }
            }
            case 8 -> expect(site, Attacker.ENTITLED, "GET /rest/safe", "200", "503");
            default -> {
                String request = "POST /forge\\nIdempotency-Key: " + UUID.randomUUID();
                String first = expect(site, Attacker.ENTITLED, request, "200", "503");
                // Done is done; what was not done may be done now, unless that cannot be told.
                expect(
                        site,
                        Attacker.ENTITLED,
                        request,
                        first.equals("200") ? Set.of("409") : Set.of("200", "409", "503"));
            }
        }
    }

    private String expect(VaultSite site, Attacker attacker, String request, String... statuses) {
        return expect(site, attacker, request, Set.of(statuses));
    }

    private String expect(VaultSite site, Attacker attacker, String request, Set<String> statuses) {
        RawAnswer answer = RawHttp.exchange(
                site.uri(),
                OddRequest.of(request, site.values(attacker, "", "none")).bytes());
        answered.increment();
        if (attacker == Attacker.ENTITLED && answer.statuses().equals("503")) {
            doubtful.increment();
        }
        boolean told = attacker != Attacker.ENTITLED && answer.tellsSecret();
        if ((told || !statuses.contains(answer.statuses())) && wrong.size() < 20) {
            wrong.add(attacker + " " + request + ": " + answer);
        }
        return answer.statuses();
    }
}
