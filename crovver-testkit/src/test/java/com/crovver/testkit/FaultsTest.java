package com.crovver.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FaultsTest {

    private static final String CONSUME = "/api/public/credits/consume";

    private CrovverEmulator emulator;
    private Http http;

    @BeforeEach
    void start() {
        emulator = CrovverEmulator.start();
        http = new Http(emulator);
        Workspaces.seed(emulator);
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    private HttpRequest.Builder consume(String key) {
        String body = "{\"tenantId\":\"acme\",\"poolKey\":\"ai_generations\",\"amount\":1,\"idempotencyKey\":\"" + key
                + "\"}";
        return http.request(CONSUME, "Authorization", "Bearer " + emulator.secretKey())
                .POST(BodyPublishers.ofString(body));
    }

    private long credits() {
        return emulator.balance("acme", "ai_generations");
    }

    @Test
    void failNext_answersTheErrorAndCarriesNothingOut() {
        emulator.faults().failNext(2, 503);

        assertThat(http.send(consume("k")).status()).isEqualTo(503);
        assertThat(http.send(consume("k")).json().path("error").path("code").asText())
                .isEqualTo("INTERNAL_ERROR");
        assertThat(credits()).isEqualTo(100);
        assertThat(http.send(consume("k")).data().path("alreadyProcessed").asBoolean())
                .isFalse();
        assertThat(credits()).isEqualTo(99);
        assertThat(emulator.requestCount(CONSUME)).isEqualTo(3);
    }

    @Test
    void failNext_retryAfter_isSentInWholeSeconds() {
        emulator.faults().failNext(1, 429, Duration.ofMillis(1500));

        Http.Answer answer = http.send(consume("k"));

        assertThat(answer.raw().headers().firstValue("Retry-After")).contains("2");
        assertThat(answer.json().path("error").path("code").asText()).isEqualTo("RATE_LIMITED");
    }

    @Test
    void failNext_onPath_leavesOtherPathsAlone() {
        emulator.faults().onPath("/credits/").failNext(1, 500);

        assertThat(http.get("/api/public/plans").status()).isEqualTo(200);
        assertThat(http.send(consume("k")).status()).isEqualTo(500);
    }

    @Test
    void failNext_afterApplying_carriesTheCallOut() {
        emulator.faults().afterApplying().failNext(1, 504);

        assertThat(http.send(consume("k")).status()).isEqualTo(504);
        assertThat(credits()).isEqualTo(99);
    }

    @Test
    void dropNext_breaksTheConnectionAndCarriesNothingOut() {
        emulator.faults().dropNext(1);

        assertThatThrownBy(() -> http.sendOrBreak(consume("k"))).isInstanceOf(IOException.class);
        assertThat(credits()).isEqualTo(100);
        assertThat(emulator.requestCount(CONSUME)).isEqualTo(1);
    }

    @Test
    void dropInBodyNext_breaksOffAChargeThatWasMade() {
        emulator.faults().dropInBodyNext(1);

        assertThatThrownBy(() -> http.sendOrBreak(consume("k"))).isInstanceOf(IOException.class);
        assertThat(credits()).isEqualTo(99);
    }

    @Test
    void dropNext_afterApplying_losesTheAnswerOfAChargeThatARepeatConfirms() {
        emulator.faults().afterApplying().dropNext(1);

        assertThatThrownBy(() -> http.sendOrBreak(consume("k"))).isInstanceOf(IOException.class);
        assertThat(credits()).isEqualTo(99);

        Http.Answer repeat = http.send(consume("k"));
        assertThat(repeat.data().path("result").asText()).isEqualTo("allowed");
        assertThat(repeat.data().path("remaining").asLong()).isEqualTo(99);
        assertThat(repeat.data().path("alreadyProcessed").asBoolean()).isTrue();
        assertThat(credits()).isEqualTo(99);
    }

    @Test
    void delayNext_clientLosesPatience_timesOutAndNothingWasCarriedOutYet() {
        emulator.faults().delayNext(1, Duration.ofSeconds(60));

        assertThatThrownBy(() -> http.sendOrBreak(consume("k").timeout(Duration.ofMillis(150))))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(credits()).isEqualTo(100);
    }

    @Test
    void delayNext_clientWaits_isAnsweredLater() {
        emulator.faults().delayNext(1, Duration.ofMillis(120));

        long before = System.nanoTime();
        assertThat(http.send(consume("k")).status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
    }

    @Test
    void stallNext_sendsHalfOfTheBodyAndTheRestWhenReleased() throws Exception {
        Stall stall = emulator.faults().stallNext(1);

        HttpResponse<InputStream> answer =
                HttpClient.newHttpClient().send(consume("k").build(), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            long length = answer.headers().firstValueAsLong("Content-Length").orElseThrow();
            byte[] half = body.readNBytes((int) (length / 2));
            assertThat(new String(half, UTF_8)).startsWith("{\"success\":true");
            assertThat(body.available()).isZero();
            assertThat(credits()).isEqualTo(99);

            stall.release();
            assertThat(new String(half, UTF_8) + new String(body.readAllBytes(), UTF_8))
                    .endsWith("}");
        }
    }

    @Test
    void stallNext_emulatorCloses_breaksTheConnection() throws Exception {
        emulator.faults().stallNext(1);
        HttpResponse<InputStream> answer =
                HttpClient.newHttpClient().send(consume("k").build(), BodyHandlers.ofInputStream());

        emulator.close();

        try (InputStream body = answer.body()) {
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void garbleNext_answers200ThatIsNoJson() {
        emulator.faults().garbleNext(1);

        Http.Answer answer = http.send(consume("k"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.raw().body()).startsWith("<!doctype html>");
        assertThat(credits()).isEqualTo(100);
    }

    @Test
    void clear_forgetsWhatHasNotStruck() {
        emulator.faults().onPath("/credits").failNext(5, 500);

        emulator.faults().clear();

        assertThat(http.send(consume("k")).status()).isEqualTo(200);
    }

    @Test
    void declaration_impossible_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> emulator.faults().failNext(1, 200));
        assertThatIllegalArgumentException().isThrownBy(() -> emulator.faults().dropNext(0));
    }
}
