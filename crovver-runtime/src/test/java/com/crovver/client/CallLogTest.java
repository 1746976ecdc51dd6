package com.crovver.client;

import static com.crovver.client.ScriptedTransport.data;
import static com.crovver.client.ScriptedTransport.lost;
import static com.crovver.client.ScriptedTransport.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What gets into the log, and what never does. */
class CallLogTest {

    private static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.payload.mark";
    private static final String LINK = "{\"token\":\"" + TOKEN + "\",\"note\":\"ops@borealis.example\"}";

    private final RecordingLogger logger = new RecordingLogger();

    @Test
    void bodies_areNotShownUnasked() {
        client(false, new ScriptedTransport(status(503), data(LINK))).createPortalToken(Calls.PORTAL_TOKEN);

        assertThat(logger.lines)
                .hasSize(3)
                .allSatisfy(line -> assertThat(line)
                        .contains("POST /api/public/auth/portal-token")
                        .doesNotContain("eyJ", "@", "sk_test", "pk_test", Calls.TENANT, "desk.lanternworks"));
    }

    @Test
    void attemptWithoutAnAnswer_isLoggedAsTheOthersAre() {
        client(false, new ScriptedTransport(lost(), data("[]"))).getPlans();

        assertThat(logger.lines)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .matches(
                                        "DEBUG GET /api/public/plans: no answer: IOException, after \\d+ ms, attempt 1"),
                        retry -> assertThat(retry).contains("next attempt in"),
                        second -> assertThat(second)
                                .matches("DEBUG GET /api/public/plans: HTTP 200 in \\d+ ms, attempt 2"));
    }

    @Test
    void bodies_areShownIfAskedFor_withoutKeysAndTokens() {
        String echo = "{\"token\":\"" + TOKEN + "\",\"a\":\"sk_test_secret\",\"b\":\"odd-key-form\","
                + "\"portalUrl\":\"https://p.example/billing?x=1&token=plain-token\",\"c\":\"ops@borealis.example\"}";

        CrovverClient.builder()
                .secretKey("odd-key-form")
                .publicKey("pk_test_public")
                .transport(new ScriptedTransport(data(echo)))
                .logger(logger)
                .logBodies(true)
                .build()
                .createPortalToken(Calls.PORTAL_TOKEN);

        assertThat(String.join("\n", logger.lines))
                .contains("attempt 1 sends {\"externalTenantId\":\"ws_borealis_77\"", "ops@borealis.example", "***")
                .doesNotContain("eyJ", "sk_test_secret", "odd-key-form", "plain-token", "pk_test_public");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"accessToken\":\"canary\"}",
                "{\"access_token\" : \"canary\"}",
                "{\"TOKEN\":\n\"canary\"}",
                "{\"token\":\"can\\u0061ry\"}",
                "{\"tok\\u0065n\":\"canary\"}",
                "{\"token\":31415926}",
                "{\"raw\":\"{\\\"token\\\":\\\"canary\\\"}\"}",
                "{\"url\":\"https://p.example/#token=canary\"}",
                "{\"url\":\"https://p.example/?a=1;portal_token=canary&b=2\"}",
                "{\"url\":\"https://p.example/?Token=canary\"}",
                "{\"url\":\"https://p.example/?next=%2Fbilling%3Ftoken%3Dcanary\"}",
                "{\"key\":\"sk\\u005ftest_canary\"}",
                "{\"glued\":\"xsk_test_canary\"}",
                "{\"glued\":\"v1_eyJcanary.e30.x\"}"
            })
    void tokensAndKeys_inUnusualSpellings_areHidden(String body) {
        String shown = new ApiKeys("sk_test_secret", null).loggable(body);

        assertThat(shown).contains("***").doesNotContain("canary", "31415926");
        assertThat(shown.length()).isGreaterThan(10);
    }

    @Test
    void whatIsNoToken_isShown() {
        String body =
                "{\"tokens\":5,\"pool\":\"ai_tokens\",\"text\":\"a \\u0022quote\\u0022 \\u00fc\",\"token\":\"x\",\"left\":7}";

        assertThat(new ApiKeys("sk_test_secret", null).loggable(body)).isEqualTo(body.replace("\"x\"", "\"***\""));
    }

    @Test
    @Timeout(10)
    void redaction_ofAHugeOddBody_ends() {
        String odd = "\"token\": \"" + "\\a".repeat(1_000_000) + "token".repeat(200_000) + "\\u0074".repeat(100_000);

        assertThat(new ApiKeys("sk_test_secret", null).loggable(odd)).startsWith("\"token\": \"***");
    }

    @Test
    void bodies_areShortened() {
        client(true, new ScriptedTransport(data("[{\"id\":\"p\",\"name\":\"" + "x".repeat(20_000) + "\"}]")))
                .getPlans();

        assertThat(logger.lines).allMatch(line -> line.length() < 11_000);
    }

    @Test
    void messagesOfFailures_holdNeitherTokenNorAddress() {
        CrovverClient client = client(
                false,
                new ScriptedTransport(() -> Answers.response(
                        400,
                        "{\"success\":false,\"error\":\"no user ops@borealis.example for " + TOKEN
                                + " at https://p.example/?token=abc\"}")));

        assertThatThrownBy(client::getTenants)
                .hasMessageContaining("no user *** for *** at https://p.example/?token=***")
                .hasMessageNotContaining("borealis");
    }

    @Test
    void keysAndPlansOfDifferentKinds_areWarnedAboutOnce() {
        String plans = "[{\"id\":\"p\",\"name\":\"n\",\"test_mode\":false}]";
        CrovverClient client = client(false, new ScriptedTransport(data(plans)));

        client.getPlans();
        client.getPlans();

        assertThat(logger.lines.stream().filter(line -> line.startsWith("WARNING")))
                .containsExactly("WARNING a test key meets live plans: their checkouts take no real money with it");
    }

    private CrovverClient client(boolean bodies, Transport transport) {
        return CrovverClient.builder()
                .secretKey("sk_test_secret")
                .publicKey("pk_test_public")
                .transport(transport)
                .sleeper(duration -> {})
                .logger(logger)
                .logBodies(bodies)
                .build();
    }

    private static final class RecordingLogger implements System.Logger {

        final List<String> lines = new ArrayList<>();

        @Override
        public String getName() {
            return "test";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String text, Throwable thrown) {
            lines.add(level + " " + text);
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
            lines.add(level + " " + MessageFormat.format(format, parameters));
        }
    }
}
