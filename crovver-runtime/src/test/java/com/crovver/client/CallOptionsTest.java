package com.crovver.client;

import static com.crovver.client.ScriptedTransport.data;
import static com.crovver.client.ScriptedTransport.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a single call may carry, and show. */
class CallOptionsTest {

    @Test
    void headers_goWithEveryAttempt() {
        ScriptedTransport transport = new ScriptedTransport(status(503), data("[]"));
        CallOptions options = CallOptions.defaults()
                .withHeader("X-Request-Id", "first")
                .withHeader("x-request-id", "r-7")
                .withHeader("traceparent", "00-ab-cd-01");

        client(transport).getPlans(options);

        assertThat(transport.sent)
                .hasSize(2)
                .allSatisfy(sent -> assertThat(sent.headers())
                        .containsAllEntriesOf(Map.of("x-request-id", "r-7", "traceparent", "00-ab-cd-01"))
                        .containsKey("Authorization")
                        .doesNotContainKey("X-Request-Id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "x-public-key",
                "X-Service-Key",
                "Content-Type",
                "content-length",
                "Accept",
                "User-Agent",
                "Host",
                "Proxy-Authorization",
                "Transfer-Encoding",
                "Connection"
            })
    void headers_ofTheClient_cannotBeReplaced(String name) {
        assertThatThrownBy(() -> CallOptions.defaults().withHeader(name, "other-value"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the header " + name + " is set by the client");
    }

    @Test
    void headers_thatCannotBeSent_areRefusedWithoutShowingThem() {
        for (String name : List.of("", "a b", "a:b", "a\r\nb", "ü")) {
            assertThatThrownBy(() -> CallOptions.defaults().withHeader(name, "v"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (String value : List.of("a\r\nX: canary", "canary\u0000", "canaryü")) {
            assertThatThrownBy(() -> CallOptions.defaults().withHeader("X-A", value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("canary");
        }
    }

    @Test
    void onAnswer_showsEveryAnswerAsItCame() {
        List<String> seen = new ArrayList<>();
        ScriptedTransport transport =
                new ScriptedTransport(status(503, "Retry-After", "0"), data("[{\"id\":\"p\",\"name\":\"n\",\"x\":1}]"));

        client(transport)
                .getPlans(CallOptions.defaults()
                        .onAnswer(answer -> seen.add(answer.status() + " " + answer.headers() + " "
                                + new String(answer.body(), StandardCharsets.UTF_8))));

        assertThat(seen)
                .containsExactly(
                        "503 {Retry-After=[0]} {\"success\":false}",
                        "200 {} {\"success\":true,\"data\":[{\"id\":\"p\",\"name\":\"n\",\"x\":1}]}");
    }

    @Test
    void onAnswer_thatThrows_endsTheCall() {
        ScriptedTransport transport = new ScriptedTransport(status(503));
        CallOptions options = CallOptions.defaults().onAnswer(answer -> {
            throw new UnsupportedOperationException("mine");
        });

        assertThatThrownBy(() -> client(transport).getPlans(options)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(transport.sent).hasSize(1);
    }

    private static CrovverClient client(Transport transport) {
        return CrovverClient.builder()
                .secretKey("sk_test_secret")
                .transport(transport)
                .sleeper(duration -> {})
                .build();
    }
}
