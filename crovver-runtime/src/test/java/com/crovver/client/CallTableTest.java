package com.crovver.client;

import static com.crovver.client.ScriptedTransport.lost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.crovver.model.CrovverTransportException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each call against the API document: which calls there are, which key they take, whether they are repeated. */
class CallTableTest {

    /** Older forms of calls that the client makes in their newer one. */
    private static final Set<String> NOT_USED = Set.of("GET /api/public/can-access", "POST /api/credits/consume");

    static Stream<ApiCall<?>> calls() {
        return Calls.all().stream();
    }

    @Test
    void everyOperation_hasACall() {
        Set<String> covered = new TreeSet<>(NOT_USED);
        Calls.all().forEach(call -> covered.add(call.toString()));

        assertThat(covered).isEqualTo(ApiDocument.operations());
    }

    @ParameterizedTest
    @MethodSource("calls")
    void repeat_isTheDocuments(ApiCall<?> call) {
        assertThat(call.repeat().name().toLowerCase(Locale.ROOT)).isEqualTo(ApiDocument.retry(call));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void lostAnswer_isAskedForAgainOnlyIfTheCallMayBeRepeated(ApiCall<?> call) {
        ScriptedTransport transport = new ScriptedTransport(lost());
        CallLimits limits = new CallLimits(Duration.ofSeconds(1), new RetryPolicy(3, Duration.ZERO), null);

        assertThatThrownBy(() -> sender(transport).send(call, limits)).isInstanceOf(CrovverTransportException.class);

        assertThat(transport.sent).hasSize(ApiDocument.retry(call).equals("never") ? 1 : 4);
        assertThat(transport.sent.stream()
                        .map(request -> new String(request.body().orElse(new byte[0]), StandardCharsets.UTF_8))
                        .distinct())
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void key_goesWhereTheDocumentTakesIt(ApiCall<?> call) {
        ScriptedTransport transport = new ScriptedTransport(lost());
        CallLimits once = new CallLimits(Duration.ofSeconds(1), new RetryPolicy(0, Duration.ZERO), null);

        assertThatThrownBy(() -> sender(transport).send(call, once)).isInstanceOf(CrovverTransportException.class);

        Transport.Request sent = transport.sent.get(0);
        Set<String> used = new TreeSet<>();
        if (sent.headers().containsKey("Authorization")) {
            used.add("secretKey");
        }
        if (sent.headers().containsKey("x-public-key")) {
            used.add("publicKeyHeader");
        }
        if (String.valueOf(sent.uri().getRawQuery()).contains("publicKey=")) {
            used.add("publicKeyQuery");
        }
        assertThat(used).hasSize(1);
        assertThat(ApiDocument.security(call)).containsAll(used);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void query_hasDocumentedNamesOnly(ApiCall<?> call) {
        assertThat(ApiDocument.parameters(call)).containsAll(call.query().keySet());
    }

    private static CallSender sender(Transport transport) {
        ApiKeys keys = new ApiKeys("sk_test_secret", "pk_test_public");
        return new CallSender(
                new RequestWriter("https://app.crovver.com", "test", keys),
                transport,
                new EnvelopeReader(keys, InstantSource.system()),
                new CallLog(CallLog.DEFAULT, keys, false),
                new Closing(),
                duration -> {},
                new Random(1));
    }
}
