package com.crovver.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What it costs to remember keys where they outlive the process: requests per second of a charged route, each request with a key
 * of its own, with records in memory, in H2 and in PostgreSQL. The servers take turns; each, the load, and Crovver's stand-in are
 * processes of their own.
 */
final class DurabilityBenchmark {

    private static final int ROUNDS = Integer.getInteger("rounds", 7);
    private static final int TURN_MILLIS = Integer.getInteger("turn", 3_000);
    private static final int WARM_UP_TURNS = 3;
    private static final String CONNECTIONS = "64";
    private static final String MEMORY = "memory";

    private DurabilityBenchmark() {}

    /**
     * Runs it and prints its table; {@code -Drounds=N} and {@code -Dturn=MILLISECONDS} change its length. PostgreSQL is the one at
     * the JDBC URL in {@code CROVVER_TEST_POSTGRES}, and left out without.
     */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("durability");
        Map<String, ServerProcess> servers = new LinkedHashMap<>();
        try (ServerProcess crovver = ServerProcess.start(CannedServer.class)) {
            String asked = crovver.uri().toString();
            servers.put(MEMORY, ServerProcess.start(WebServer.class, "blocking", asked));
            servers.put(
                    "H2, a file",
                    ServerProcess.start(WebServer.class, "blocking", asked, "jdbc:h2:file:" + folder.resolve("app")));
            String postgresql = System.getenv("CROVVER_TEST_POSTGRES");
            if (postgresql != null) {
                servers.put("PostgreSQL", ServerProcess.start(WebServer.class, "blocking", asked, postgresql));
            }
            compare(servers);
        } finally {
            servers.values().forEach(ServerProcess::close);
        }
        System.exit(0);
    }

    private static void compare(Map<String, ServerProcess> servers) throws IOException {
        for (ServerProcess server : servers.values()) {
            for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
                load(server);
            }
        }
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        Map<String, List<Double>> ratios = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Double> now = new LinkedHashMap<>();
            for (Map.Entry<String, ServerProcess> server : servers.entrySet()) {
                now.put(server.getKey(), load(server.getValue()));
            }
            now.forEach((name, rate) -> {
                rates.computeIfAbsent(name, any -> new ArrayList<>()).add(rate);
                ratios.computeIfAbsent(name, any -> new ArrayList<>()).add(rate / now.get(MEMORY));
            });
        }
        System.out.println("| records in | charged requests/s | of memory (min-max) |");
        System.out.println("|---|---|---|");
        rates.forEach((name, all) -> System.out.printf(
                Locale.ROOT, "| %s | %,.0f | %s |%n", name, Spread.of(all).median(), Spread.of(ratios.get(name))));
    }

    private static double load(ServerProcess server) throws IOException {
        try (ServerProcess load = ServerProcess.start(
                HttpLoad.class,
                server.firstLine(),
                "POST",
                "/paid",
                CONNECTIONS,
                Integer.toString(TURN_MILLIS),
                "keyed")) {
            return Double.parseDouble(load.firstLine());
        }
    }
}
