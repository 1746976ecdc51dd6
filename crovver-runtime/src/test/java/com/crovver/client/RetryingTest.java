package com.crovver.client;

import static com.crovver.client.ScriptedTransport.data;
import static com.crovver.client.ScriptedTransport.lost;
import static com.crovver.client.ScriptedTransport.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.crovver.guard.Deadline;
import com.crovver.model.ConsumeResult;
import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverException;
import com.crovver.model.CrovverTransportException;
import com.crovver.model.TenantCreation;
import com.crovver.model.TenantMember;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How often the client sends, and how long it waits in between. */
class RetryingTest {

    private static final Instant NOW = Instant.parse("2026-07-23T10:00:00Z");
    private static final ScriptedTransport.Step ALLOWED =
            data("{\"result\":\"allowed\",\"remaining\":9,\"poolKey\":\"p\"}");

    private final List<Duration> slept = new ArrayList<>();

    @Test
    void passingFailures_areRetriedThreeTimesWithGrowingWaits() {
        ScriptedTransport transport = new ScriptedTransport(status(500), status(408), lost(), status(503));

        CrovverApiException failure = catchThrowableOfType(CrovverApiException.class, client(transport)::getPlans);

        assertThat(failure).hasMessage("GET /api/public/plans: HTTP 503 (4 attempts)");
        assertThat(transport.sent).hasSize(4);
        assertThat(slept).hasSize(3);
        assertThat(slept.get(0)).isBetween(Duration.ofMillis(750), Duration.ofMillis(1250));
        assertThat(slept.get(1)).isBetween(Duration.ofMillis(1500), Duration.ofMillis(2500));
        assertThat(slept.get(2)).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));
    }

    @Test
    void jitter_comesFromTheGivenSource() {
        List<Duration> first = new ArrayList<>(slept(new ScriptedTransport(lost())));
        slept.clear();

        assertThat(slept(new ScriptedTransport(lost()))).isEqualTo(first);
    }

    /** A 429 says that the first attempt created nothing: the tenant of the 409 is somebody else's. */
    @Test
    void createTenant_conflictAfterADefiniteNo_isAConflict() {
        ScriptedTransport transport = new ScriptedTransport(status(429), status(409));

        assertThatThrownBy(() -> client(transport).createTenant(new CreateTenantRequest("acme", "Acme", "u1")))
                .isInstanceOfSatisfying(
                        CrovverApiException.class, e -> assertThat(e.status()).isEqualTo(409));
        assertThat(transport.sent).hasSize(2);
    }

    /** A key that was spent before must not pass for an echo because some other attempt was refused. */
    @Test
    void consumeCredits_afterADefiniteNo_isNoEcho() {
        assertThat(client(new ScriptedTransport(ALLOWED))
                        .consumeCredits("acme", "p", 2, "order-1")
                        .mayBeEcho())
                .isFalse();
        assertThat(client(new ScriptedTransport(status(429), ALLOWED))
                        .consumeCredits("acme", "p", 2, "order-1")
                        .mayBeEcho())
                .isFalse();
    }

    @Test
    void consumeCredits_repeatsTheSameBytes() {
        ScriptedTransport transport = new ScriptedTransport(lost(), status(502), ALLOWED);

        ConsumeResult result = client(transport).consumeCredits("acme", "p", 2, "order-1");

        assertThat(result.mayBeEcho()).isTrue();
        assertThat(transport.sent.stream().map(request -> request.body().orElseThrow()))
                .hasSize(3)
                .containsOnly(transport.sent.get(0).body().orElseThrow());
    }

    @Test
    void failure_saysWhetherAnyAttemptMayHaveBeenCarriedOut() {
        ScriptedTransport.Step refused = () -> {
            throw new ConnectException("refused");
        };
        ScriptedTransport.Step notConnected = () -> {
            throw new HttpConnectTimeoutException("connect");
        };

        assertThat(consumeOnceMore(refused, notConnected)).isFalse();
        assertThat(consumeOnceMore(status(429), refused)).isFalse();
        assertThat(consumeOnceMore(refused, status(400))).isFalse();
        assertThat(consumeOnceMore(lost(), refused)).isTrue();
        assertThat(consumeOnceMore(refused, lost())).isTrue();
        assertThat(consumeOnceMore(status(408), status(429))).isTrue();
        assertThat(consumeOnceMore(status(500), status(404))).isTrue();
        assertThat(consumeOnceMore(() -> Answers.response(302, "", "Location", "/maintenance")))
                .isTrue();
        assertThat(consumeOnceMore(lost(), data("{}"))).isTrue();
        assertThat(consumeOnceMore(data("{}"))).isTrue();
    }

    private boolean consumeOnceMore(ScriptedTransport.Step... steps) {
        CallOptions options = CallOptions.defaults().withMaxRetries(1);
        ConsumeCreditsRequest wish = new ConsumeCreditsRequest("acme", "p", 2, "order-1");
        CrovverException failure = catchThrowableOfType(
                CrovverException.class,
                () -> client(new ScriptedTransport(steps)).consumeCredits(wish, options));
        return failure.mayHaveBeenCarriedOut();
    }

    @Test
    void allocateSeat_isNeverRepeated() {
        for (ScriptedTransport.Step step : List.of(lost(), status(503), status(429, "Retry-After", "0"))) {
            ScriptedTransport transport = new ScriptedTransport(step);

            assertThatThrownBy(() -> client(transport).allocateSeat(AllocateSeatRequest.of("acme", "u_1")))
                    .isInstanceOf(RuntimeException.class);
            assertThat(transport.sent).hasSize(1);
        }
        assertThat(slept).isEmpty();
    }

    @Test
    void createTenant_conflictAfterARetry_isConfirmedByARead() {
        ScriptedTransport transport = new ScriptedTransport(
                lost(),
                status(409),
                data("{\"tenant\":{\"id\":\"1\",\"externalTenantId\":\"acme\",\"name\":\"Acme\"},"
                        + "\"members\":[{\"externalUserId\":\"u_1\",\"role\":\"owner\"}]}"));

        TenantCreation created = client(transport).createTenant(new CreateTenantRequest("acme", "Acme", "u_1"));

        assertThat(created.confirmedByRead()).isTrue();
        assertThat(created.tenant().tenantId()).isEqualTo("acme");
        assertThat(created.owner()).isNotNull().extracting(TenantMember::userId).isEqualTo("u_1");
        assertThat(transport.sent.get(2).uri().getRawQuery()).isEqualTo("externalTenantId=acme");
    }

    @Test
    void createTenant_conflictAtOnce_isAConflict() {
        ScriptedTransport transport = new ScriptedTransport(status(409));

        CrovverApiException failure = catchThrowableOfType(
                CrovverApiException.class,
                () -> client(transport).createTenant(new CreateTenantRequest("acme", "Acme", "u_1")));

        assertThat(failure.status()).isEqualTo(409);
        assertThat(transport.sent).hasSize(1);
    }

    @Test
    void createTenant_conflictAboutSomethingElse_stands() {
        ScriptedTransport transport = new ScriptedTransport(status(503), status(409), status(404));

        CrovverApiException failure = catchThrowableOfType(
                CrovverApiException.class,
                () -> client(transport).createTenant(new CreateTenantRequest("acme", "Acme", "u_1")));

        assertThat(failure.status()).isEqualTo(409);
        assertThat(failure.attempts()).isEqualTo(2);
        assertThat(failure.getSuppressed()).hasOnlyElementsOfType(CrovverApiException.class);
    }

    @Test
    void createTenant_whoseConfirmationIsLost_isNoConflict() {
        ScriptedTransport transport = new ScriptedTransport(status(503), status(409), lost());

        CrovverTransportException failure = catchThrowableOfType(
                CrovverTransportException.class,
                () -> client(transport).createTenant(new CreateTenantRequest("acme", "Acme", "u_1")));

        assertThat(failure.getSuppressed()).hasOnlyElementsOfType(CrovverApiException.class);
    }

    @Test
    void lastingFailures_areNotRepeated() {
        for (int code : List.of(200, 204, 302, 400, 401, 402, 404, 409, 422)) {
            ScriptedTransport transport = new ScriptedTransport(status(code));

            assertThatThrownBy(client(transport)::getPlans).isInstanceOf(RuntimeException.class);
            assertThat(transport.sent).hasSize(1);
        }
    }

    @Test
    void retryAfter_isHonouredInBothForms() {
        ScriptedTransport transport = new ScriptedTransport(
                status(429, "retry-after", "7"),
                status(503, "Retry-After", "Thu, 23 Jul 2026 10:00:09 GMT"),
                status(503, "Retry-After", "3600"),
                data("[]"));

        assertThat(client(transport).getPlans()).isEmpty();
        assertThat(slept).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(9), Duration.ofSeconds(30));
    }

    @Test
    void options_overrideTheSettingsOfTheClient() {
        ScriptedTransport transport = new ScriptedTransport(lost());
        CallOptions options = CallOptions.defaults().withMaxRetries(1).withTimeout(Duration.ofSeconds(5));

        assertThatThrownBy(() -> client(transport).getSeatCount("acme", options))
                .isInstanceOf(CrovverTransportException.class);
        assertThat(transport.sent).hasSize(2);
        assertThat(transport.sent.get(0).timeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void retryBaseDelay_isTheFirstWait() {
        CrovverClient client = builder(new ScriptedTransport(lost()))
                .maxRetries(2)
                .retryBaseDelay(Duration.ofMillis(8))
                .build();

        assertThatThrownBy(client::getPlans).isInstanceOf(CrovverTransportException.class);
        assertThat(slept).hasSize(2);
        assertThat(slept.get(0)).isBetween(Duration.ofMillis(6), Duration.ofMillis(10));
    }

    @Test
    void deadline_shortensTheAttempt_andForbidsWaitsBeyondIt() {
        ScriptedTransport transport = new ScriptedTransport(status(503, "Retry-After", "20"));
        CallOptions options = CallOptions.defaults().withDeadline(Deadline.in(Duration.ofSeconds(10)));

        CrovverApiException failure = catchThrowableOfType(
                CrovverApiException.class, () -> client(transport).getSeatCount("acme", options));

        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(20));
        assertThat(transport.sent).hasSize(1);
        assertThat(transport.sent.get(0).timeout())
                .isLessThanOrEqualTo(Duration.ofSeconds(10))
                .isGreaterThan(Duration.ofSeconds(5));
        assertThat(slept).isEmpty();
    }

    @Test
    void deadlineThatHasPassed_sendsNothing() {
        ScriptedTransport transport = new ScriptedTransport(ALLOWED);
        CallOptions options = CallOptions.defaults().withDeadline(Deadline.in(Duration.ZERO));

        CrovverTransportException failure = catchThrowableOfType(
                CrovverTransportException.class, () -> client(transport).getPlans(options));

        assertThat(failure.attempts()).isZero();
        assertThat(failure.mayHaveBeenCarriedOut()).isFalse();
        assertThat(failure).hasMessage("GET /api/public/plans: the deadline has passed (not sent)");
        assertThat(transport.sent).isEmpty();
    }

    @Test
    void interruptWhileSending_stopsRetrying() {
        ScriptedTransport transport = new ScriptedTransport(() -> {
            throw new InterruptedException();
        });

        CrovverTransportException failure = catchThrowableOfType(
                CrovverTransportException.class, () -> client(transport).consumeCredits("acme", "p", 1, "order-1"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(transport.sent).hasSize(1);
    }

    @Test
    void interruptWhileWaiting_stopsRetrying() {
        ScriptedTransport transport = new ScriptedTransport(status(503));
        CrovverClient client = builder(transport)
                .sleeper(duration -> {
                    throw new InterruptedException();
                })
                .build();

        CrovverTransportException failure = catchThrowableOfType(CrovverTransportException.class, client::getPlans);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.getSuppressed()).hasOnlyElementsOfType(CrovverApiException.class);
        assertThat(transport.sent).hasSize(1);
    }

    @Test
    void interruptBefore_sendsNothing() {
        ScriptedTransport transport = new ScriptedTransport(ALLOWED);
        Thread.currentThread().interrupt();

        CrovverTransportException failure = catchThrowableOfType(
                CrovverTransportException.class, () -> client(transport).consumeCredits("acme", "p", 1, "order-1"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.attempts()).isZero();
        assertThat(failure.mayHaveBeenCarriedOut()).isFalse();
        assertThat(transport.sent).isEmpty();
    }

    @Test
    void closedClient_endsTheWaitAndSendsNothingMore() {
        ScriptedTransport transport = new ScriptedTransport(status(503));
        CrovverClient[] client = new CrovverClient[1];
        client[0] = builder(transport).sleeper(duration -> client[0].close()).build();

        CrovverTransportException stopped = catchThrowableOfType(CrovverTransportException.class, client[0]::getPlans);
        assertThat(stopped).hasMessage("GET /api/public/plans: the client was closed (1 attempt)");
        assertThat(stopped.mayHaveBeenCarriedOut()).isTrue();
        assertThat(stopped.getSuppressed()).hasOnlyElementsOfType(CrovverApiException.class);
        assertThatThrownBy(client[0]::getPlans)
                .isInstanceOf(CrovverTransportException.class)
                .hasMessage("GET /api/public/plans: the client is closed (not sent)");
        assertThat(transport.sent).hasSize(1);
    }

    @Test
    @Timeout(10)
    void close_wakesACallThatWaits() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        CrovverClient client = CrovverClient.builder()
                .secretKey("sk_test_secret")
                .transport(request -> {
                    failed.countDown();
                    return Answers.response(503, "", "Retry-After", "30");
                })
                .build();
        CompletableFuture<Throwable> outcome =
                CompletableFuture.supplyAsync(() -> catchThrowable(client::getPlans), task -> new Thread(task).start());
        failed.await();
        client.close();

        assertThat(outcome.get()).isInstanceOf(CrovverTransportException.class);
    }

    private List<Duration> slept(ScriptedTransport transport) {
        assertThatThrownBy(client(transport)::getPlans).isInstanceOf(CrovverTransportException.class);
        return slept;
    }

    private CrovverClient client(Transport transport) {
        return builder(transport).build();
    }

    private CrovverClientBuilder builder(Transport transport) {
        return CrovverClient.builder()
                .secretKey("sk_test_secret")
                .transport(transport)
                .sleeper(slept::add)
                .random(new Random(42))
                .clock(InstantSource.fixed(NOW));
    }
}
