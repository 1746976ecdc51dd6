package com.crovver.benchmarks;

import com.crovver.guard.Action;
import com.crovver.guard.Basis;
import com.crovver.guard.Caller;
import com.crovver.guard.Decision;
import com.crovver.guard.Engine;
import com.crovver.guard.Operation;
import com.crovver.guard.Requirement;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * A million decisions for 10,000 tenants with five features, each feature of each tenant every 14 s of a time that passes as
 * fast as it can: calls made against the bound (questions x time / interval of the refreshes), requests that waited, bytes held.
 */
final class MemoryBenchmark {

    private static final int TENANTS = Integer.getInteger("tenants", 10_000);
    private static final int FEATURES = 5;
    private static final int ROUNDS = Integer.getInteger("rounds", 20);
    private static final long ROUND = TimeUnit.SECONDS.toNanos(14);
    /** Grants count for 60 s, and are asked for again after three quarters of that. */
    private static final double INTERVAL_SECONDS = 45;

    private static final int BATCH = 1_000;

    private MemoryBenchmark() {}

    public static void main(String[] args) {
        System.out.println("| features | decisions | ns each | calls | bound | waited | bytes held | per tenant |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        run("asked one by one", false, TENANTS * FEATURES);
        run("read from subscriptions", true, TENANTS);
    }

    private static void run(String mode, boolean fromSubscriptions, int questions) {
        PrintStream out = System.out;
        CannedEntitlements crovver = new CannedEntitlements();
        AtomicLong time = new AtomicLong();
        Caller[] callers = IntStream.range(0, TENANTS)
                .mapToObj(i -> new Caller("tenant" + i, null))
                .toArray(Caller[]::new);
        Operation[] operations = IntStream.range(0, FEATURES)
                .mapToObj(i -> new Operation("Handler#get" + i, List.of(Requirement.feature("feature" + i))))
                .toArray(Operation[]::new);
        long before = used();
        try (Engine engine = Engine.builder(crovver)
                .ticker(time::get)
                .tenants(TENANTS * 2)
                .featuresFromSubscriptions(fromSubscriptions)
                .build()) {
            round(engine, callers, operations, time);
            long warm = crovver.calls();
            long waited = 0;
            long start = System.nanoTime();
            long idle = 0;
            for (int i = 0; i < ROUNDS; i++) {
                Round round = round(engine, callers, operations, time);
                waited += round.waited();
                idle += round.idleNanos();
            }
            double nanos = System.nanoTime() - start - idle;
            long decisions = (long) ROUNDS * TENANTS * FEATURES;
            long calls = crovver.calls() - warm;
            long bound = Math.round(questions * (ROUNDS * (double) ROUND / 1e9) / INTERVAL_SECONDS);
            long held = used() - before;
            out.printf(
                    "| %s | %,d | %.0f | %,d | %,d | %,d | %,d | %,d |%n",
                    mode, decisions, nanos / decisions, calls, bound, waited, held, held / TENANTS);
            // What is measured must not be collected before it is.
            if (engine.check(Requirement.feature("feature0"), callers[0]) instanceof Decision.Unknown) {
                throw new IllegalStateException("the engine does not work");
            }
        }
    }

    private record Round(long waited, long idleNanos) {}

    private static Round round(Engine engine, Caller[] callers, Operation[] operations, AtomicLong time) {
        long waited = 0;
        long idle = 0;
        int all = callers.length * operations.length;
        for (int i = 0; i < all; i++) {
            Decision decision =
                    engine.decide(operations[i % operations.length], callers[i / operations.length], Action.NONE);
            if (decision.basis().source() != Basis.Source.CACHED) {
                waited++;
            }
            if (i % BATCH == BATCH - 1) {
                time.addAndGet(ROUND * BATCH / all);
                long start = System.nanoTime();
                // As the time runs ahead, the background has to be given some to keep up.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
                idle += System.nanoTime() - start;
            }
        }
        return new Round(waited, idle);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
