package com.crovver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverNoSubscriptionException;
import com.crovver.model.CrovverProtocolException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeReaderTest {

    private static final ApiCall<?> PLANS = PlanCalls.plans();
    private static final ApiCall<?> SEATS = SeatCalls.count("acme");

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Bad gateway</html>", "[]", "\"text\"", "{", "{}", "{\"error\":{}}", "null"})
    void failureWithoutReadableMessage_hasTheStatus(String body) {
        CrovverApiException failure = failure(PLANS, 502, body);

        assertThat(failure.getMessage()).isEqualTo("GET /api/public/plans: HTTP 502 (1 attempt)");
        assertThat(failure.code()).isEmpty();
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void failureMessage_isTakenFromTheErrorFirst() {
        assertThat(failure(PLANS, 400, "{\"error\":{\"message\":\"a\",\"code\":\"B\"},\"message\":\"c\"}"))
                .hasMessage("GET /api/public/plans: HTTP 400 B \"a\" (1 attempt)");
        assertThat(failure(PLANS, 400, "{\"error\":\"a\",\"message\":\"c\"}")).hasMessageContaining("\"a\"");
        assertThat(failure(PLANS, 400, "{\"message\":\"c\"}")).hasMessageContaining("\"c\"");
    }

    @Test
    void successFalseWith2xx_isAFailureThatIsNotRetried() {
        CrovverApiException failure = failure(PLANS, 200, "{\"success\":false,\"error\":\"no\"}");

        assertThat(failure.status()).isEqualTo(200);
        assertThat(failure.retryable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>login</html>",
                "[]",
                "{}",
                "{\"data\":[]}",
                "{\"success\":\"true\",\"data\":[]}",
                "{\"success\":true,\"data\":[],\"error\":{\"message\":\"no\"}}",
                "{\"success\":false,\"success\":true,\"data\":[]}",
                "{\"success\":true,\"data\":[]} {}",
                "{\"success\":true,\"data\":[],\"x\":1e99999999999}"
            })
    void successThatIsNoEnvelope_isNotUnderstood(String body) {
        assertThatThrownBy(() -> Answers.read(PLANS, 200, body))
                .isInstanceOf(CrovverProtocolException.class)
                .hasMessageContaining("GET /api/public/plans")
                .hasMessageNotContaining("login")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<html>Down for maintenance</html>", "[]", "\"text\"", "{}", "{\"message\":{}}", "null", "{"
            })
    void failureThatIsNotCrovvers_isNotUnderstood(String body) {
        for (int status : List.of(302, 307, 400, 402, 404, 405, 410, 421, 451)) {
            assertThatThrownBy(() -> Answers.read(SEATS, status, body))
                    .isInstanceOf(CrovverProtocolException.class)
                    .hasMessage(SEATS + ": HTTP " + status + " with a body that is not one of Crovver's")
                    .hasNoCause();
        }
        for (int status : List.of(401, 403, 408, 429, 500, 503)) {
            assertThat(failure(SEATS, status, body).status()).isEqualTo(status);
        }
    }

    @Test
    void redirect_isNotUnderstood_whateverItsBody() {
        assertThatThrownBy(() -> Answers.read(PLANS, 302, "{\"success\":false,\"error\":\"moved\"}"))
                .isInstanceOf(CrovverProtocolException.class);
    }

    @Test
    void noSubscription_hasThreeSpellings() {
        List<CrovverApiException> spellings = List.of(
                failure(PLANS, 402, "{\"success\":false,\"error\":{\"message\":\"m\",\"code\":\"NO_SUBSCRIPTION\"}}"),
                failure(PLANS, 404, "{\"error\":{\"message\":\"m\",\"code\":\"NO_ACTIVE_SUBSCRIPTION\"}}"),
                failure(SEATS, 404, "{\"success\":false,\"error\":\"No active subscription\"}"));

        assertThat(spellings).allSatisfy(failure -> {
            assertThat(failure).isInstanceOf(CrovverNoSubscriptionException.class);
            assertThat(failure.retryable()).isFalse();
        });
    }

    @Test
    void noSubscription_isNotEvery404() {
        List<CrovverApiException> others = List.of(
                failure(PLANS, 404, "{\"success\":false,\"error\":\"Not found\"}"),
                failure(SEATS, 404, "{\"message\":\"Not Found\",\"error\":\"Not Found\"}"),
                failure(SEATS, 404, "{\"error\":{\"message\":\"m\",\"code\":\"TENANT_NOT_FOUND\"}}"));

        assertThat(others).noneMatch(CrovverNoSubscriptionException.class::isInstance);
        assertThat(others.get(2).tenantNotFound()).isTrue();
    }

    @Test
    void messageOfTheApi_isMadeFitForLogs() {
        CrovverApiException failure = failure(
                PLANS, 401, "{\"error\":\"key sk_test_secret or pk_live_other\\nis bad " + "x".repeat(1000) + "\"}");

        assertThat(failure.getMessage())
                .doesNotContain("sk_test_secret", "pk_live_other", "\n")
                .contains("key *** or *** is bad")
                .hasSizeLessThan(400);
    }

    private static CrovverApiException failure(ApiCall<?> call, int status, String body) {
        return catchThrowableOfType(CrovverApiException.class, () -> Answers.read(call, status, body));
    }
}
