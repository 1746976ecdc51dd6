package com.crovver.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

    private DurabilityBenchmark() {}

    /** A server, and what it has been measured at. */
    private record Place(String name, ServerProcess server, List<Double> rates, List<Double> ofMemory) {

        static Place of(String name, String... arguments) throws IOException {
            return new Place(
                    name, ServerProcess.start(WebServer.class, arguments), new ArrayList<>(), new ArrayList<>());
        }
    }

    /**
     * Runs it and prints its table; {@code -Drounds=N} and {@code -Dturn=MILLISECONDS} change its length. PostgreSQL is the one at
     * the JDBC URL in {@code CROVVER_TEST_POSTGRES}, and left out without.
     */
    public static void main(String[] args) throws IOException {
        String h2 = "jdbc:h2:file:" + Files.createTempDirectory("durability").resolve("app");
        String postgresql = System.getenv("CROVVER_TEST_POSTGRES");
        List<Place> places = new ArrayList<>();
        try (ServerProcess crovver = ServerProcess.start(CannedServer.class)) {
            String asked = crovver.uri().toString();
            places.add(Place.of("memory", "blocking", asked));
            places.add(Place.of("H2, a file", "blocking", asked, h2));
            if (postgresql != null) {
                places.add(Place.of("PostgreSQL", "blocking", asked, postgresql));
            }
            compare(places);
        } finally {
            places.forEach(place -> place.server().close());
        }
        System.exit(0);
    }

    private static void compare(List<Place> places) throws IOException {
        for (Place place : places) {
            for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
                load(place.server());
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            double memory = 0;
            for (Place place : places) {
                double rate = load(place.server());
                memory = memory == 0 ? rate : memory;
                place.rates().add(rate);
                place.ofMemory().add(rate / memory);
            }
        }
        System.out.println("| records in | charged requests/s | of memory (min-max) |");
        System.out.println("|---|---|---|");
        for (Place place : places) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,.0f | %s |%n",
                    place.name(),
                    Spread.of(place.rates()).median(),
                    Spread.of(place.ofMemory()));
        }
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
            return HttpLoad.rate(load.firstLine());
        }
    }
}
