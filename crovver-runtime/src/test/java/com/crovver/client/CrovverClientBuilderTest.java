package com.crovver.client;

import static com.crovver.client.ScriptedTransport.data;
import static com.crovver.client.ScriptedTransport.lost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings, and where keys go. */
class CrovverClientBuilderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.crovver.com",
                "https://crovver.example/api/v1///",
                "http://localhost:4010",
                "http://127.0.0.1:4010/",
                "http://127.9.9.9",
                "http://[::1]:4010",
                "HTTP://LOCALHOST"
            })
    void baseUrl_httpsOrLoopback(String url) {
        assertThat(BaseUrl.checked("baseUrl", url)).isEqualTo(url.replaceFirst("/+$", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.crovver.com",
                "http://127.0.0.1.example.com",
                "http://localhost.example.com",
                "http://0.0.0.0",
                "ftp://localhost",
                "app.crovver.com",
                "https://",
                "https://a b",
                "https://user:pw@app.crovver.com",
                "https://app.crovver.com?x=1",
                "https://app.crovver.com#x",
                ""
            })
    void baseUrl_elsewhere_isRefused(String url) {
        assertThatThrownBy(() -> CrovverClient.builder().baseUrl(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("baseUrl")
                .hasMessageNotContaining("pw");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "sk_test_x\n", "sk_tést", "pk_live_swapped", "a b"})
    void secretKey_malformedOrSwapped_isRefusedWithoutShowingIt(String key) {
        assertThatThrownBy(() -> CrovverClient.builder().secretKey(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("secretKey")
                .hasMessageNotContaining("swapped");
    }

    /** A call's own path, resolved against such a base, would name another host, and the key would go there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://gateway.example//evil.example",
                "http://127.0.0.1:9//evil.example",
                "https://gateway.example/a/../b",
                "https://gateway.example/./a"
            })
    void baseUrl_withAPathThatIsNotPlain_isRefused(String url) {
        assertThatThrownBy(() -> CrovverClient.builder().baseUrl(url)).hasMessageContaining("doubled slashes");
    }

    @Test
    void publicKey_swapped_isRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> CrovverClient.builder().publicKey("sk_live_swapped"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("publicKey")
                .hasMessageNotContaining("swapped");
    }

    @Test
    void numbersOutOfRange_areRefused() {
        CrovverClientBuilder builder = CrovverClient.builder();
        CallOptions options = CallOptions.defaults();

        for (Duration duration : List.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofDays(400))) {
            assertThatThrownBy(() -> builder.timeout(duration)).hasMessageContaining("timeout");
            assertThatThrownBy(() -> builder.connectTimeout(duration)).hasMessageContaining("connectTimeout");
            assertThatThrownBy(() -> options.withTimeout(duration)).hasMessageContaining("timeout");
        }
        assertThatThrownBy(() -> builder.maxRetries(-1)).hasMessageContaining("maxRetries");
        assertThatThrownBy(() -> options.withMaxRetries(-1)).hasMessageContaining("maxRetries");
        assertThatThrownBy(() -> builder.userAgent("a\r\nX: b")).hasMessageContaining("userAgent");
    }

    @Test
    void callWithoutItsKey_failsBeforeItIsSent() {
        ScriptedTransport transport = new ScriptedTransport(data("[]"));
        CrovverClient none = CrovverClient.builder().transport(transport).build();
        CrovverClient publicOnly = CrovverClient.builder()
                .publicKey("pk_test_public")
                .transport(transport)
                .build();

        assertThatThrownBy(none::getPlans)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("GET /api/public/plans")
                .hasMessageContaining("secretKey or publicKey");
        assertThatThrownBy(() -> publicOnly.getSeatCount("acme"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("secretKey");
        assertThat(transport.sent).isEmpty();
        assertThat(publicOnly.getPlans()).isEmpty();
    }

    @Test
    void publicKeyCalls_takeNothingElse() {
        ScriptedTransport transport = new ScriptedTransport(data("{\"status\":\"none\",\"token\":\"t\"}"));
        CrovverClient both = both(transport);
        CrovverClient secretOnly = CrovverClient.builder()
                .secretKey("sk_test_secret")
                .transport(transport)
                .build();

        assertThatThrownBy(() -> secretOnly.getSubscriptionStatus("acme", null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "GET /api/public/subscriptions/status needs a public key: set CrovverClientBuilder.publicKey");
        assertThatThrownBy(() -> secretOnly.createPortalToken(Calls.PORTAL_TOKEN))
                .isInstanceOf(IllegalStateException.class);
        assertThat(transport.sent).isEmpty();
        both.getSubscriptionStatus("acme", null);
        both.createCheckoutToken(Calls.CHECKOUT_TOKEN);
        assertThat(transport.sent).allSatisfy(sent -> assertThat(sent.headers()).doesNotContainKey("Authorization"));
        assertThat(transport.sent.get(0).uri().getRawQuery()).isEqualTo("tenantId=acme&publicKey=pk_test_public");
        assertThat(transport.sent.get(1).headers()).containsEntry("x-public-key", "pk_test_public");
    }

    @Test
    void settingsThatExcludeEachOther_areRefused() {
        HttpClient given = HttpClient.newHttpClient();
        HttpClient following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();

        assertThatThrownBy(() -> CrovverClient.builder().httpClient(following))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("redirects");
        assertThatThrownBy(() -> CrovverClient.builder()
                        .httpClient(given)
                        .proxy("proxy.example", 3128)
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("proxy");
        assertThatThrownBy(() -> CrovverClient.builder()
                        .transport(new ScriptedTransport())
                        .connectTimeout(Duration.ofSeconds(1))
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transport");
        assertThatThrownBy(() -> CrovverClient.builder().proxy("p", 0)).hasMessageContaining("was 0");
        assertThatThrownBy(() -> CrovverClient.builder().proxy(" ", 1)).hasMessageContaining("proxy");
        assertThatThrownBy(() -> CrovverClient.builder().proxy("p", 1, "a:b", "secret"))
                .hasMessageContaining("colon")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> CrovverClient.builder().portalUrl("http://portal.example"))
                .hasMessageContaining("portalUrl");
        assertThatThrownBy(() -> CrovverClient.builder().retryBaseDelay(Duration.ofSeconds(31)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(ProxySettings.of("p", 1).withCredentials("user", "secret").toString())
                .doesNotContain("secret", "user");
    }

    @Test
    void secretKey_isPreferred() {
        ScriptedTransport transport = new ScriptedTransport(data("[]"));

        both(transport).getPlans();

        assertThat(transport.sent.get(0).headers()).containsEntry("Authorization", "Bearer sk_test_secret");
        assertThat(transport.sent.get(0).uri()).hasNoQuery();
    }

    @Test
    void keys_areInNoText() {
        ScriptedTransport transport = new ScriptedTransport(lost());
        CrovverClient client = both(transport);
        CrovverClientBuilder builder =
                CrovverClient.builder().secretKey("sk_test_secret").publicKey("pk_test_public");

        assertThatThrownBy(client::getPlans).hasMessageNotContaining("sk_test").hasMessageNotContaining("pk_test");
        assertThat(List.of(client, builder, transport.sent.get(0), new ApiKeys("sk_test_secret", "pk_test_public")))
                .allSatisfy(thing -> assertThat(thing.toString()).doesNotContain("sk_test", "pk_test"));
    }

    @Test
    void debugLog_namesTheCallButNoKeyNoIdAndNoBody() {
        StringBuilder log = new StringBuilder();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord logged) {
                log.append(new SimpleFormatter().formatMessage(logged)).append('\n');
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("com.crovver.client");
        logger.setLevel(Level.ALL);
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
        try {
            both(new ScriptedTransport(lost(), data("[{\"id\":\"secret-data\",\"name\":\"n\"}]")))
                    .listAvailableAddons("tenant-7");
        } catch (RuntimeException e) {
            log.append(e.getMessage());
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
            logger.setLevel(null);
        }

        assertThat(log)
                .contains(
                        "GET /api/public/tenants/{tenantId}/addons/available: CrovverTransportException, next attempt")
                .contains("HTTP 200")
                .doesNotContain("sk_test", "pk_test", "tenant-7", "secret-data");
    }

    @Test
    void ids_thatCannotBeSent_areRefused() {
        ScriptedTransport transport = new ScriptedTransport(data("[]"));
        CrovverClient client = both(transport);

        assertThatThrownBy(() -> client.getSeatCount(" ")).hasMessageContaining("tenantId");
        assertThatThrownBy(() -> client.listAvailableAddons("..")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.listAvailableAddons("a\uD800")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.getSeatCount("a\uD800")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.consumeCredits("acme", "p", 0, "k")).hasMessageContaining("amount");
        assertThatThrownBy(() -> client.consumeCredits("acme", "p", 1, "")).hasMessageContaining("idempotencyKey");
        assertThatThrownBy(() -> new CanAccessRequest("acme", " ", null, null)).hasMessageContaining("featureKey");
        ConsumeCreditsRequest unwritable = new ConsumeCreditsRequest("acme", "p", 1, "k", Map.of("lock", new Object()));
        assertThatThrownBy(() -> client.consumeCredits(unwritable, CallOptions.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("metadata");
        assertThat(transport.sent).isEmpty();
    }

    private static CrovverClient both(Transport transport) {
        return CrovverClient.builder()
                .secretKey("sk_test_secret")
                .publicKey("pk_test_public")
                .transport(transport)
                .sleeper(duration -> {})
                .build();
    }
}
