package com.crovver.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class WebhooksTest {

    private record Received(String type, String signature, String agent, String body) {}

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile int answer = 200;
    private HttpServer receiver;
    private CrovverEmulator emulator;

    @BeforeEach
    void start() throws Exception {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            received.add(new Received(
                    exchange.getRequestHeaders().getFirst("X-Crovver-Event"),
                    exchange.getRequestHeaders().getFirst("X-Crovver-Signature"),
                    exchange.getRequestHeaders().getFirst("User-Agent"),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        receiver.start();
        emulator = Kestrel.start();
        emulator.webhook(URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook?a=b"), "whsec_1");
    }

    @AfterEach
    void close() {
        emulator.close();
        receiver.stop(0);
    }

    @Test
    void event_isSignedOverItsBody() throws Exception {
        emulator.setStatus("ws_borealis_77", "past_due");

        assertThat(emulator.deliveries()).singleElement().satisfies(delivery -> {
            assertThat(delivery.delivered()).isTrue();
            assertThat(delivery.status()).isEqualTo(200);
        });
        Received event = received.get(0);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("whsec_1".getBytes(UTF_8), "HmacSHA256"));
        assertThat(event.signature())
                .isEqualTo("sha256="
                        + HexFormat.of().formatHex(mac.doFinal(event.body().getBytes(UTF_8))));
        assertThat(event.type()).isEqualTo("subscription.updated");
        assertThat(event.agent()).isEqualTo("Crovver-Webhook/1.0");
        assertThat(event.body()).contains("\"status\":\"past_due\"");
    }

    @Test
    void trialEnd_convertedTrial_sendsUpdatedThenRenewed() {
        emulator.tenant(
                "young",
                tenant ->
                        tenant.plan("plan_orbit_team").status("trial").subscription(SubscriptionSetup::trialConverts));

        Kestrel.at(emulator, "2026-08-02T00:00:00Z");

        emulator.deliveries();
        assertThat(received.stream()
                        .filter(event -> event.body().contains("young"))
                        .map(Received::type))
                .containsExactly("subscription.updated", "subscription.renewed");
    }

    @Test
    void lifeOfASubscription_sendsEachTypeInOrder() {
        emulator.tenant("t", tenant -> {});
        emulator.createSubscription("t", it -> it.plan("plan_orbit_free").status("pending"));
        emulator.setStatus("t", "active");
        emulator.setStatus("t", "pending_cancel");
        Kestrel.at(emulator, "2026-08-20T00:00:00Z");
        emulator.sendTestWebhook();

        emulator.deliveries();
        assertThat(received.stream()
                        .filter(event -> !event.body().contains("borealis"))
                        .map(Received::type))
                .containsExactly(
                        "subscription.created",
                        "subscription.activated",
                        "subscription.updated",
                        "subscription.canceled",
                        "webhook.test");
    }

    @Test
    void delivery_refused_isNotRepeatedButCanBeResentWithItsId() {
        answer = 500;
        emulator.sendTestWebhook();
        Delivery failed = emulator.deliveries().get(0);
        assertThat(failed.delivered()).isFalse();
        assertThat(received).hasSize(1);

        answer = 204;
        emulator.resend(failed.eventId());

        assertThat(emulator.deliveries().get(1).delivered()).isTrue();
        assertThat(received.get(1)).isEqualTo(received.get(0));
        assertThatIllegalArgumentException().isThrownBy(() -> emulator.resend("nope"));
    }

    @Test
    void receiver_silent_isGivenUpAfterTheLimit() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Webhooks webhooks = new Webhooks(Duration.ofMillis(150))) {
            webhooks.add(new WebhookEndpoint(URI.create("http://127.0.0.1:" + silent.getLocalPort()), "s"));
            webhooks.publish(Json.object().put("id", "e").put("type", "webhook.test"));

            assertThat(webhooks.settled()).singleElement().satisfies(delivery -> {
                assertThat(delivery.delivered()).isFalse();
                assertThat(delivery.outcome()).contains("150 ms");
            });
        }
    }

    @Test
    void close_deliveryUnderWay_endsTheThread() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            emulator.webhook(URI.create("http://127.0.0.1:" + silent.getLocalPort()), "s");
            emulator.sendTestWebhook();
            silent.accept();

            emulator.close();
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("crovver-emulator-webhooks")) {
                thread.join(2_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://example.com/", "http://10.0.0.1/", "https://127.0.0.1/", "http://127.0.0.1.nip.io/"})
    void endpoint_notOfThisMachine_isRefused(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> emulator.webhook(URI.create(url), "s"))
                .withMessageContaining(url)
                .withMessageContaining("this machine");
    }
}
