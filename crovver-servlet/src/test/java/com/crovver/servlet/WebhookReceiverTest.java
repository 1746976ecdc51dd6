package com.crovver.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.client.CrovverClient;
import com.crovver.guard.Engine;
import com.crovver.spi.WebhookListener;
import com.crovver.webhook.WebhookVerifier;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the application's listener may do to a delivery. */
@Timeout(20)
class WebhookReceiverTest {

    private static final String SECRET = "whsec_of_the_test";
    private static final byte[] EVENT = "{\"id\":\"evt_1\",\"type\":\"webhook.test\",\"data\":{}}".getBytes(UTF_8);

    private final CrovverClient client =
            CrovverClient.builder().secretKey("sk_test_x").build();
    private final CountDownLatch release = new CountDownLatch(1);
    private WebhookReceiver receiver;

    @AfterEach
    void close() {
        release.countDown();
        receiver.close();
        client.close();
    }

    private int deliver(WebhookListener listener, Duration limit) throws GeneralSecurityException {
        Engine engine = Engine.builder(client.entitlements()).build();
        receiver = new WebhookReceiver(new WebhookVerifier(SECRET), engine, listener, limit);
        return receiver.receive(EVENT, signature());
    }

    @Test
    void listenerThatTakesLong_getsTheEventAccepted_andGoesOn() throws Exception {
        CountDownLatch done = new CountDownLatch(1);

        int status = deliver(
                event -> {
                    release.await();
                    done.countDown();
                },
                Duration.ofMillis(20));

        assertThat(status).isEqualTo(202);
        release.countDown();
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void listenersThatNeverEnd_atLastLetDeliveriesBeRefused_insteadOfFillingTheMemory() throws Exception {
        int status = deliver(event -> release.await(), Duration.ofMillis(1));
        int accepted = 0;
        while (status == 202 && accepted < 1_000) {
            accepted++;
            status = receiver.receive(EVENT, signature());
        }

        assertThat(status).isEqualTo(503);
        assertThat(accepted).isEqualTo(260);
    }

    @Test
    void listenerThatThrows_isAFailedDelivery() throws Exception {
        assertThat(deliver(
                        event -> {
                            throw new java.io.IOException("disk full");
                        },
                        Duration.ofSeconds(10)))
                .isEqualTo(500);
    }

    @Test
    void close_interruptsTheListener() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        deliver(
                event -> {
                    try {
                        release.await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                        throw e;
                    }
                },
                Duration.ofMillis(1));

        receiver.close();

        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static String signature() throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(EVENT));
    }
}
