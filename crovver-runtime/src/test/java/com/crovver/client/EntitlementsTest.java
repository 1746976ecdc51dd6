package com.crovver.client;

import static com.crovver.client.ScriptedTransport.data;
import static com.crovver.client.ScriptedTransport.lost;
import static com.crovver.client.ScriptedTransport.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.crovver.guard.Deadline;
import com.crovver.guard.Entitlements;
import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverTransportException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The client as guards see it. */
class EntitlementsTest {

    private final List<Duration> slept = new ArrayList<>();

    static Stream<Arguments> questions() {
        return Stream.of(
                question(
                        "POST /api/public/can-access",
                        "{\"canAccess\":true}",
                        (e, d) -> e.canAccess("t", "f", null, d)),
                question("POST /api/public/can-access", "{\"canAccess\":true}", (e, d) -> e.productAccess("t", "p", d)),
                question(
                        "POST /api/public/credits/consume",
                        "{\"result\":\"allowed\",\"remaining\":1}",
                        (e, d) -> e.consumeCredits("t", "p", 1, "k", d)),
                question("GET /api/public/credits/balance?tenantId=t", "{}", (e, d) -> e.creditsBalance("t", d)),
                question(
                        "POST /api/public/capacity/allocate",
                        "{\"success\":true}",
                        (e, d) -> e.allocateSeat("t", "u", d)),
                question(
                        "GET /api/public/capacity/allocations?requestingEntityId=t&status=all&page=1&limit=100",
                        "{\"allocations\":[],\"pagination\":{\"total\":0,\"page\":1,\"totalPages\":0}}",
                        (e, d) -> e.allocations("t", d)),
                question(
                        "POST /api/public/capacity/count",
                        "{\"activeCount\":1,\"capacityUnits\":2}",
                        (e, d) -> e.seatCount("t", d)),
                question("GET /api/public/subscriptions?requestingEntityId=t", "[]", (e, d) -> e.subscriptions("t", d)),
                question("GET /api/public/plans", "[]", (e, d) -> e.plans(d)),
                question("GET /api/public/tenants/t/addons/available", "[]", (e, d) -> e.availableAddons("t", d)));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void everyQuestion_asksItsCallWithinTheDeadline(
            String request, String answer, BiConsumer<Entitlements, Deadline> question) {
        ScriptedTransport transport = new ScriptedTransport(data(answer));

        question.accept(entitlements(transport), Deadline.in(Duration.ofSeconds(2)));

        Transport.Request sent = transport.sent.get(0);
        assertThat(sent.method() + " " + sent.uri().toString().replace("https://app.crovver.com", ""))
                .isEqualTo(request);
        assertThat(sent.timeout()).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void everyQuestion_hasADeadline(String request, String answer, BiConsumer<Entitlements, Deadline> question) {
        ScriptedTransport transport = new ScriptedTransport(data(answer));

        assertThatThrownBy(() -> question.accept(entitlements(transport), Deadline.in(Duration.ZERO)))
                .isInstanceOf(CrovverTransportException.class)
                .hasMessageStartingWith(request.replaceFirst("\\?.*", "").replace("/t/", "/{tenantId}/"));
        assertThat(transport.sent).isEmpty();
    }

    @Test
    void lostAnswer_isAskedForOnceMoreAfterAShortWait() {
        ScriptedTransport transport = new ScriptedTransport(lost());

        CrovverTransportException failure = catchThrowableOfType(
                CrovverTransportException.class,
                () -> entitlements(transport).plans(Deadline.in(Duration.ofSeconds(2))));

        assertThat(failure.attempts()).isEqualTo(2);
        assertThat(slept).hasSize(1);
        assertThat(slept.get(0)).isBetween(Duration.ofMillis(75), Duration.ofMillis(125));
    }

    @Test
    void retryAfterBeyondTheDeadline_isNotWaitedFor() {
        ScriptedTransport transport = new ScriptedTransport(status(429, "Retry-After", "3"));

        CrovverApiException failure = catchThrowableOfType(
                CrovverApiException.class, () -> entitlements(transport).plans(Deadline.in(Duration.ofSeconds(2))));

        assertThat(failure.status()).isEqualTo(429);
        assertThat(slept).isEmpty();
    }

    @Test
    void retries_canBeSet() {
        ScriptedTransport transport = new ScriptedTransport(lost());
        Entitlements entitlements = client(transport).entitlements(Duration.ofMillis(300), 2, Duration.ofMillis(8));

        assertThatThrownBy(() -> entitlements.plans(Deadline.in(Duration.ofSeconds(2))))
                .isInstanceOf(CrovverTransportException.class);
        assertThat(transport.sent.get(0).timeout()).isEqualTo(Duration.ofMillis(300));
        assertThat(slept).hasSize(2).allMatch(wait -> wait.compareTo(Duration.ofMillis(20)) <= 0);
    }

    @Test
    void attempt_isCutSoThatAnotherFitsIntoTheBudget() {
        ScriptedTransport transport = new ScriptedTransport(lost());

        assertThatThrownBy(() -> entitlements(transport).plans(Deadline.in(Duration.ofSeconds(2))))
                .isInstanceOf(CrovverTransportException.class);
        assertThat(transport.sent)
                .hasSize(2)
                .extracting(Transport.Request::timeout)
                .allMatch(timeout -> timeout.compareTo(Duration.ofMillis(900)) <= 0);
    }

    @Test
    void moreSeatsThanFitIntoTheTime_areNoCallThatFailed() {
        Deadline deadline = Deadline.in(Duration.ofSeconds(2));
        ScriptedTransport.Step cut = () -> {
            Thread.sleep(deadline.remaining().toMillis() + 1);
            throw new HttpTimeoutException("deadline");
        };
        ScriptedTransport transport = new ScriptedTransport(
                data("{\"allocations\":[{\"externalUserId\":\"alice\",\"status\":\"active\"}],\"pagination\":"
                        + "{\"total\":2,\"page\":1,\"totalPages\":2,\"hasNextPage\":true}}"),
                cut);

        CrovverTransportException failure = catchThrowableOfType(
                CrovverTransportException.class, () -> entitlements(transport).allocations("t", deadline));

        assertThat(transport.sent).hasSize(2);
        assertThat(failure.attempts()).isZero();
        assertThat(failure).hasCauseInstanceOf(HttpTimeoutException.class);
    }

    private Entitlements entitlements(Transport transport) {
        return client(transport).entitlements();
    }

    private CrovverClient client(Transport transport) {
        return CrovverClient.builder()
                .secretKey("sk_test_secret")
                .transport(transport)
                .sleeper(slept::add)
                .build();
    }

    private static Arguments question(String request, String answer, BiConsumer<Entitlements, Deadline> question) {
        return Arguments.of(request, answer, question);
    }
}
