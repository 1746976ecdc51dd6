package com.crovver.benchmarks;

import com.crovver.client.CrovverClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * {@code canAccess} and {@code consumeCredits} through the client, against a bare loop of the JDK's client and Jackson. The
 * two take turns, so that a machine that changes its speed changes it for both; what counts is the ratio of each pair.
 */
final class ClientBenchmark {

    private static final int PAIRS = Integer.getInteger("pairs", 7);
    private static final Duration TURN = Duration.ofMillis(Integer.getInteger("turn", 2_000));

    private ClientBenchmark() {}

    /** Runs it and prints a table; {@code -Dpairs=N} and {@code -Dturn=MILLISECONDS} change its length. */
    public static void main(String[] args) throws IOException {
        try (ServerProcess server = ServerProcess.start(CannedServer.class)) {
            measure(server.uri());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // The bare client's selector thread would keep the program alive.
        System.exit(0);
    }

    private static void measure(URI server) throws InterruptedException {
        try (BareClient bare = new BareClient(server);
                CrovverClient client = CrovverClient.builder()
                        .secretKey("sk_test_benchmark")
                        .baseUrl(server.toString())
                        .build()) {
            System.out.println("| call | in flight | calls/s bare | calls/s client | calls ratio (min-max)"
                    + " | CPU ratio (min-max) | bytes bare | bytes client | bytes ratio |");
            System.out.println("|---|---|---|---|---|---|---|---|---|");
            for (int inFlight : new int[] {1, 16, 64}) {
                compare(
                        "canAccess",
                        inFlight,
                        () -> require(bare.canAccess("acme", "reports")),
                        () -> require(client.canAccess("acme", "reports").granted()));
                compare(
                        "consumeCredits",
                        inFlight,
                        () -> require(bare.consumeCredits("acme", "ai_generations", 5, "key") == 168),
                        () -> require(client.consumeCredits("acme", "ai_generations", 5, "key")
                                        .remaining()
                                == 168));
            }
        }
    }

    private static void compare(String name, int inFlight, Runnable bare, Runnable client) throws InterruptedException {
        Load.run(bare, inFlight, TURN);
        Load.run(client, inFlight, TURN);
        List<Load.Figures> without = new ArrayList<>();
        List<Load.Figures> with = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            boolean clientFirst = pair % 2 == 1;
            if (clientFirst) {
                with.add(Load.run(client, inFlight, TURN));
            }
            without.add(Load.run(bare, inFlight, TURN));
            if (!clientFirst) {
                with.add(Load.run(client, inFlight, TURN));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %,.0f | %,.0f | %s | %s | %,.0f | %,.0f | %s |%n",
                name,
                inFlight,
                median(without.stream().map(Load.Figures::callsPerSecond).toList()),
                median(with.stream().map(Load.Figures::callsPerSecond).toList()),
                ratios(with, without, Load.Figures::callsPerSecond),
                ratios(with, without, Load.Figures::cpuMicros),
                median(without.stream().map(Load.Figures::bytes).toList()),
                median(with.stream().map(Load.Figures::bytes).toList()),
                ratios(with, without, Load.Figures::bytes));
    }

    private static String ratios(
            List<Load.Figures> with, List<Load.Figures> without, ToDoubleFunction<Load.Figures> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int pair = 0; pair < with.size(); pair++) {
            ratios.add(figure.applyAsDouble(with.get(pair)) / figure.applyAsDouble(without.get(pair)));
        }
        return Spread.of(ratios).toString();
    }

    private static double median(List<Double> values) {
        return Spread.of(values).median();
    }

    private static void require(boolean expected) {
        if (!expected) {
            throw new IllegalStateException("another answer than the server's");
        }
    }
}
