package com.crovver.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Requests per second of a server with the kit, against the same without, and of waiting with and without a thread of the
 * container. Server, load and Crovver's stand-in are processes of their own; the two that are compared take turns.
 */
final class ServerBenchmark {

    private static final int PAIRS = Integer.getInteger("pairs", 7);
    private static final int TURN_MILLIS = Integer.getInteger("turn", 3_000);
    private static final Set<String> PARTS =
            Set.of(System.getProperty("parts", "bare,instant,slow").split(",", -1));
    private static final int REMOTE_MILLIS = 200;
    /** By then what runs is compiled; until then JAX-RS becomes faster by a factor of ten and more. */
    private static final int WARM_UP_ANSWERS = Integer.getInteger("warmup", 600_000);

    private static final int WARM_UP_MILLIS = 4_000;
    /** Of waiting, which compiles little and answers slowly. */
    private static final int WARM_UP_SECONDS_OF_WAITING = 20;

    private ServerBenchmark() {}

    /**
     * What one turn came to.
     *
     * @param rate answers per second
     * @param answers how many, those before it measured too
     * @param cpu microseconds of the server's processor time per answer, which others on the machine disturb less
     */
    private record Turn(double rate, long answers, double cpu) {}

    /** One side of a comparison. */
    private record Route(ServerProcess server, String method, String path) {}

    /**
     * Runs it and prints its tables; {@code -Dpairs=N}, {@code -Dturn=MILLISECONDS} and {@code -Dwarmup=ANSWERS} change
     * its length, {@code -Dparts=NAME,...} what is run.
     */
    public static void main(String[] args) throws IOException {
        try (ServerProcess quick = ServerProcess.start(CannedServer.class);
                ServerProcess slow = ServerProcess.start(CannedServer.class, Integer.toString(REMOTE_MILLIS))) {
            if (PARTS.contains("bare")) {
                compareWithBare(quick);
            }
            if (PARTS.contains("instant")) {
                compareInstant(quick);
            }
            if (PARTS.contains("slow")) {
                waitForSlow(slow);
            }
        }
        System.exit(0);
    }

    private static void compareWithBare(ServerProcess crovver) throws IOException {
        try (ServerProcess bare = ServerProcess.start(WebServer.class, "bare");
                ServerProcess kit = ServerProcess.start(
                        WebServer.class, "blocking", crovver.uri().toString())) {
            for (String path : new String[] {"/open", "/guarded", "/api/guarded"}) {
                head(path + ", connections", "without the kit", "with");
                compare(new Route(bare, "GET", path), new Route(kit, "GET", path), 64);
            }
            head("/api/guarded without the kit, connections", "as it is", "with filters that do nothing");
            compare(new Route(bare, "GET", "/api/guarded"), new Route(bare, "GET", "/filtered/guarded"), 64);
        }
    }

    private static void compareInstant(ServerProcess crovver) throws IOException {
        try (ServerProcess blocking = ServerProcess.start(
                        WebServer.class, "blocking", crovver.uri().toString());
                ServerProcess nonBlocking = ServerProcess.start(
                        WebServer.class, "non-blocking", crovver.uri().toString())) {
            head("charged route, instant Crovver, connections", "blocking", "non-blocking");
            compare(new Route(blocking, "POST", "/paid"), new Route(nonBlocking, "POST", "/paid"), 64);
        }
    }

    private static void waitForSlow(ServerProcess crovver) throws IOException {
        System.out.println("\n| charged route, Crovver takes " + REMOTE_MILLIS
                + " ms, connections | bound r/s | blocking r/s | non-blocking r/s | of the bound (min-max) |");
        System.out.println("|---|---|---|---|---|");
        try (ServerProcess blocking = ServerProcess.start(
                        WebServer.class, "blocking", crovver.uri().toString());
                ServerProcess nonBlocking = ServerProcess.start(
                        WebServer.class, "non-blocking", crovver.uri().toString())) {
            for (int connections : new int[] {64, 400}) {
                double bound = connections * 1_000.0 / REMOTE_MILLIS;
                Route waiting = new Route(nonBlocking, "POST", "/paid");
                warmUp(waiting, connections, (long) (bound * WARM_UP_SECONDS_OF_WAITING));
                List<Double> with = new ArrayList<>();
                for (int turn = 0; turn < PAIRS; turn++) {
                    with.add(load(waiting, connections, TURN_MILLIS).rate());
                }
                System.out.printf(
                        Locale.ROOT,
                        "| %d | %,.0f | %,.0f | %,.0f | %s |%n",
                        connections,
                        bound,
                        load(new Route(blocking, "POST", "/paid"), connections, TURN_MILLIS)
                                .rate(),
                        Spread.of(with).median(),
                        Spread.of(with.stream().map(rate -> rate / bound).toList()));
            }
        }
    }

    private static void head(String what, String one, String other) {
        System.out.printf(
                "%n| %s | %s r/s | %s r/s | ratio (min-max) | of the server's CPU per request (min-max) |%n",
                what, one, other);
        System.out.println("|---|---|---|---|---|");
    }

    private static void compare(Route one, Route other, int connections) throws IOException {
        warmUp(one, connections, WARM_UP_ANSWERS);
        warmUp(other, connections, WARM_UP_ANSWERS);
        List<Turn> first = new ArrayList<>();
        List<Turn> second = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            if (pair % 2 == 0) {
                first.add(load(one, connections, TURN_MILLIS));
                second.add(load(other, connections, TURN_MILLIS));
            } else {
                second.add(load(other, connections, TURN_MILLIS));
                first.add(load(one, connections, TURN_MILLIS));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "| %d | %,.0f | %,.0f | %s | %s |%n",
                connections,
                Spread.of(first.stream().map(Turn::rate).toList()).median(),
                Spread.of(second.stream().map(Turn::rate).toList()).median(),
                ratios(first, second, Turn::rate),
                ratios(first, second, Turn::cpu));
    }

    private static Spread ratios(List<Turn> first, List<Turn> second, ToDoubleFunction<Turn> figure) {
        return Spread.of(IntStream.range(0, PAIRS)
                .mapToObj(pair -> figure.applyAsDouble(second.get(pair)) / figure.applyAsDouble(first.get(pair)))
                .toList());
    }

    private static void warmUp(Route route, int connections, long answers) throws IOException {
        for (long left = answers; left > 0; ) {
            left -= load(route, connections, WARM_UP_MILLIS).answers();
        }
    }

    private static Turn load(Route route, int connections, int millis) throws IOException {
        Duration before = route.server().cpu();
        try (ServerProcess load = ServerProcess.start(
                HttpLoad.class,
                route.server().firstLine(),
                route.method(),
                route.path(),
                Integer.toString(connections),
                Integer.toString(millis))) {
            double cpu = route.server().cpu().minus(before).toNanos() / 1_000.0;
            long answers = HttpLoad.answers(load.firstLine());
            return new Turn(HttpLoad.rate(load.firstLine()), answers, cpu / answers);
        }
    }
}
