package com.crovver.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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
    /** A server compiles for a while what it runs; nothing of that is to count. */
    private static final int WARM_UP_TURNS = 4;

    private ServerBenchmark() {}

    /** Runs it and prints its tables; {@code -Dpairs=N} and {@code -Dturn=MILLISECONDS} change its length, {@code -Dparts=NAME,...} what is run. */
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
                System.out.println(
                        "\n| " + path + ", connections | without the kit r/s | with r/s | ratio (min-max) |");
                System.out.println("|---|---|---|---|");
                compare(bare, kit, "GET", path, 64);
            }
        }
    }

    private static void compareInstant(ServerProcess crovver) throws IOException {
        try (ServerProcess blocking = ServerProcess.start(
                        WebServer.class, "blocking", crovver.uri().toString());
                ServerProcess nonBlocking = ServerProcess.start(
                        WebServer.class, "non-blocking", crovver.uri().toString())) {
            System.out.println("\n| charged route, instant Crovver, connections | blocking r/s | non-blocking r/s"
                    + " | ratio (min-max) |");
            System.out.println("|---|---|---|---|");
            compare(blocking, nonBlocking, "POST", "/paid", 64);
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
                warmUp(nonBlocking, "POST", "/paid", connections);
                List<Double> with = new ArrayList<>();
                for (int turn = 0; turn < PAIRS; turn++) {
                    with.add(load(nonBlocking, "POST", "/paid", connections));
                }
                System.out.printf(
                        Locale.ROOT,
                        "| %d | %,.0f | %,.0f | %,.0f | %s |%n",
                        connections,
                        bound,
                        load(blocking, "POST", "/paid", connections),
                        Spread.of(with).median(),
                        Spread.of(with.stream().map(rate -> rate / bound).toList()));
            }
        }
    }

    private static void compare(ServerProcess one, ServerProcess other, String method, String path, int connections)
            throws IOException {
        warmUp(one, method, path, connections);
        warmUp(other, method, path, connections);
        List<Double> first = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            if (pair % 2 == 0) {
                first.add(load(one, method, path, connections));
                second.add(load(other, method, path, connections));
            } else {
                second.add(load(other, method, path, connections));
                first.add(load(one, method, path, connections));
            }
            ratios.add(second.get(pair) / first.get(pair));
        }
        System.out.printf(
                Locale.ROOT,
                "| %d | %,.0f | %,.0f | %s |%n",
                connections,
                Spread.of(first).median(),
                Spread.of(second).median(),
                Spread.of(ratios));
    }

    private static void warmUp(ServerProcess server, String method, String path, int connections) throws IOException {
        for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
            load(server, method, path, connections);
        }
    }

    private static double load(ServerProcess server, String method, String path, int connections) throws IOException {
        try (ServerProcess load = ServerProcess.start(
                HttpLoad.class,
                server.firstLine(),
                method,
                path,
                Integer.toString(connections),
                Integer.toString(TURN_MILLIS))) {
            return Double.parseDouble(load.firstLine());
        }
    }
}
