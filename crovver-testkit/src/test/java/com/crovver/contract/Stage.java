package com.crovver.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.crovver.client.CallOptions;
import com.crovver.client.CrovverClient;
import com.crovver.client.Transport;
import com.crovver.testkit.CrovverEmulator;
import com.crovver.testkit.RecordedRequest;
import com.crovver.testkit.TenantSetup;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** An emulator that knows one workspace well, a client that talks to it, and what went over the wire between them. */
final class Stage implements AutoCloseable {

    static final String TENANT = "ws_borealis_77";
    static final String GATEWAY_TENANT = "ws_annapurna_12";
    static final String SUBSCRIPTION = id("subscription", TENANT + "/1");
    static final Instant NOW = Instant.parse("2026-07-12T00:00:00Z");
    static final Instant START = Instant.parse("2026-07-01T00:00:00Z");
    static final Instant END = Instant.parse("2026-08-01T00:00:00Z");

    final CrovverEmulator emulator = CrovverEmulator.start();
    final CrovverClient client;
    private final List<Transport.Response> answers = Collections.synchronizedList(new ArrayList<>());

    Stage() {
        client = CrovverClient.builder()
                .baseUrl(emulator.uri().toString())
                .secretKey(emulator.secretKey())
                .publicKey(emulator.publicKey())
                .retryBaseDelay(Duration.ofMillis(1))
                .build();
        emulator.clock(Clock.fixed(NOW, ZoneOffset.UTC));
        emulator.organization("Lanternworks", "b2b");
        emulator.product("kestrel-desk", "Kestrel Desk");
        emulator.plan(
                "orbit_free",
                plan -> plan.name("Orbit Free")
                        .description("One person, no frills")
                        .product("kestrel-desk")
                        .interval("one_time")
                        .price("EUR", "0")
                        .feature("bulk_import")
                        .featureOff("audit_trail"));
        emulator.plan(
                "orbit_team",
                plan -> plan.name("Orbit Team")
                        .description("For whole depots")
                        .product("kestrel-desk")
                        .seatBased("EUR", "40", 8, "4.50")
                        .seatBased("NPR", "5600", 8, "640")
                        .minSeats(2)
                        .maxSeats(50)
                        .trialDays(21)
                        .feature("bulk_import", "label_prints")
                        .featureOff("sso_login")
                        .limit("api_calls", 2000)
                        .pool(
                                "route_lookups",
                                2000,
                                pool -> pool.displayName("Route lookups").soft().rollover(600))
                        .hardPool("label_prints", 300)
                        .addon(
                                "bundle",
                                addon -> addon.name("Label print bundle")
                                        .description("250 more label prints")
                                        .credits("label_prints", 250)
                                        .expiresAfterDays(30)
                                        .price("EUR", "7.50"))
                        .testMode());
        emulator.plan(
                "orbit_gateway",
                plan -> plan.name("Orbit Gateway")
                        .product("kestrel-desk")
                        .seatBased("NPR", "5600", 8, "640")
                        .hardPool("label_prints", 300)
                        .addon(
                                "gateway_bundle",
                                addon -> addon.name("Bundle on invoice")
                                        .credits("label_prints", 250)
                                        .price("NPR", "900"))
                        .provider("khalti"));
    }

    /** Puts the tenants back to where they were; what the organization remembers stays: keys, sessions, invoices. */
    void reset() {
        tenant(10, "u1", "u2", "u3", "u4", "u5", "u6");
        emulator.tenant(
                GATEWAY_TENANT,
                tenant -> tenant.name("Annapurna Cargo")
                        .plan("orbit_gateway")
                        .seats(10)
                        .subscription(subscription ->
                                subscription.billingMode("manual").period(START, END)));
        emulator.tenant("ws_fresh", tenant -> tenant.name("Fresh Start"));
    }

    /** The workspace anew, with so many seats and these users on them. */
    void tenant(int seats, String... users) {
        Consumer<TenantSetup> setUp = tenant -> tenant.name("Borealis Freight")
                .owner("u_root_1", "ops@borealis.example", "Signe Holm")
                .member("u_emma_41")
                .plan("orbit_team")
                .seats(seats)
                .heldBy(users)
                .subscription(subscription -> subscription.period(START, END));
        emulator.tenant(TENANT, setUp);
    }

    /** From here on requests and answers count. */
    void curtain() {
        emulator.clearRequests();
        answers.clear();
    }

    /** Options of a call whose answers are to be judged. */
    CallOptions watched() {
        return CallOptions.defaults().onAnswer(answers::add);
    }

    List<RecordedRequest> requests() {
        return emulator.requests();
    }

    List<Transport.Response> answers() {
        return List.copyOf(answers);
    }

    /** What is wrong, by the API's document, with any request or answer since the curtain rose. */
    List<String> flaws() {
        List<String> flaws = new ArrayList<>();
        List<RecordedRequest> sent = requests();
        List<Transport.Response> received = answers();
        // Answers get lost, if any do, at first.
        int lost = sent.size() - received.size();
        for (int i = 0; i < sent.size(); i++) {
            ApiDocument.Operation operation = ApiDocument.of(sent.get(i));
            flaws.addAll(operation.flaws(sent.get(i)));
            if (i >= lost) {
                flaws.addAll(operation.flaws(received.get(i - lost)));
            }
        }
        return flaws;
    }

    /** Takes out of a text what is another one in each run. */
    String withoutPort(String text) {
        return text.replace(emulator.uri().toString(), "http://emulator");
    }

    Leaves leaves(Object decoded) {
        return Leaves.of(decoded, this::withoutPort);
    }

    static URI url(String path) {
        return URI.create("http://emulator" + path);
    }

    /** Crovver's own ids, as the emulator makes them. */
    static String id(String kind, String name) {
        return UUID.nameUUIDFromBytes((kind + ":" + name).getBytes(UTF_8)).toString();
    }

    static String plainId(String kind, String name) {
        return id(kind, name).replace("-", "");
    }

    @Override
    public void close() {
        client.close();
        emulator.close();
    }
}
