package com.crovver.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrovverEmulatorTest {

    private static List<InetAddress> addressesOfThisMachineBut127() throws Exception {
        return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.getHostAddress().equals("127.0.0.1"))
                .toList();
    }

    private static List<Thread> workers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("crovver-emulator"))
                .toList();
    }

    @Test
    void listens_onTheLoopbackAddressOnly() throws Exception {
        try (CrovverEmulator emulator = CrovverEmulator.start()) {
            int port = emulator.uri().getPort();
            assertThat(emulator.uri()).hasScheme("http").hasHost("127.0.0.1").hasPath("");

            for (InetAddress address : addressesOfThisMachineBut127()) {
                assertThatThrownBy(() -> new Socket(address, port).close())
                        .as("%s", address)
                        .isInstanceOf(ConnectException.class);
            }
            new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port).close();
        }
    }

    @Test
    void close_endsAllThreadsAndFreesThePort() throws Exception {
        CrovverEmulator emulator = CrovverEmulator.start();
        int port = emulator.uri().getPort();
        new Http(emulator).get("/api/public/plans");

        emulator.close();
        emulator.close();

        // A thread that has done its last work is listed for a moment longer.
        for (Thread worker : workers()) {
            worker.join(5_000);
        }
        assertThat(workers()).isEmpty();
        try (CrovverEmulator second = CrovverEmulator.start(port)) {
            assertThat(new Http(second).get("/api/public/plans").status()).isEqualTo(200);
        }
    }

    @Test
    void whatWouldKeepItBusyForEver_isRefused() {
        try (CrovverEmulator crovver = CrovverEmulator.start()) {
            assertThatThrownBy(() -> crovver.clock(Clock.fixed(Instant.MAX, ZoneOffset.UTC)))
                    .hasMessageContaining("hundred years");
            assertThatThrownBy(() -> crovver.webhook(URI.create("http://127.0.0.1:99999/hook"), "secret"))
                    .hasMessageContaining("99999");
        }
    }

    @Test
    void start_portTaken_saysWhichOne() {
        try (CrovverEmulator emulator = CrovverEmulator.start()) {
            int port = emulator.uri().getPort();

            assertThatThrownBy(() -> CrovverEmulator.start(port))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("127.0.0.1:" + port);
        }
    }

    @Test
    void requests_areKeptInOrderWithBodyQueryAndKey() {
        try (CrovverEmulator emulator = CrovverEmulator.start()) {
            Http http = new Http(emulator);
            http.get("/api/public/credits/balance?tenantId=a%20b");
            http.post("/api/public/credits/consume", "{'idempotencyKey':'k'}");
            http.post("/nowhere", "no json");

            assertThat(emulator.requests())
                    .containsExactly(
                            new RecordedRequest("GET", "/api/public/credits/balance", "tenantId=a%20b", "", null),
                            new RecordedRequest(
                                    "POST", "/api/public/credits/consume", "", "{\"idempotencyKey\":\"k\"}", "k"),
                            new RecordedRequest("POST", "/nowhere", "", "no json", null));
            assertThat(emulator.requestCount("/nowhere")).isEqualTo(1);

            emulator.clearRequests();
            assertThat(emulator.requests()).isEmpty();
        }
    }

    @Test
    void body_overAMebibyte_is413() {
        try (CrovverEmulator emulator = CrovverEmulator.start()) {
            assertThat(new Http(emulator)
                            .post("/api/public/can-access", "x".repeat(Incoming.MAX_BODY_BYTES + 1))
                            .status())
                    .isEqualTo(413);
        }
    }

    @Test
    void twoEmulators_shareNothing() {
        try (CrovverEmulator one = CrovverEmulator.start();
                CrovverEmulator two = CrovverEmulator.start()) {
            Workspaces.seed(one);

            assertThat(new Http(one).get("/api/public/plans").data().path("plans"))
                    .hasSize(2);
            assertThat(new Http(two).get("/api/public/plans").data().path("plans"))
                    .isEmpty();
        }
    }

    @Test
    void setUp_namesThatWereNotDeclared_areRefused() {
        try (CrovverEmulator emulator = CrovverEmulator.start()) {
            Workspaces.seed(emulator);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> emulator.tenant("t", tenant -> tenant.plan("prp")))
                    .withMessageContaining("prp")
                    .withMessageContaining("starter, pro");
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            emulator.tenant("t", tenant -> tenant.plan("pro").credits("ai", 1)))
                    .withMessageContaining("ai_generations");
            assertThatIllegalArgumentException().isThrownBy(() -> emulator.balance("nobody", "ai_generations"));
            assertThatIllegalArgumentException().isThrownBy(() -> emulator.balance("acme", "ai"));
            assertThatIllegalArgumentException().isThrownBy(() -> emulator.setStatus("acme", "paid"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            emulator.tenant("t", tenant -> tenant.plan("pro").subscription(it -> it.currency("USD"))));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> emulator.createSubscription("acme", it -> it.plan("pro")))
                    .withMessageContaining("live subscription");
        }
    }

    @Test
    void tenant_declaredAnew_startsOver() {
        try (CrovverEmulator emulator = CrovverEmulator.start()) {
            Workspaces.seed(emulator);
            new Http(emulator).consume("acme", "ai_generations", 40, "k");
            assertThat(emulator.balance("acme", "ai_generations")).isEqualTo(60);

            Workspaces.seed(emulator);

            assertThat(emulator.balance("acme", "ai_generations")).isEqualTo(100);
        }
    }
}
