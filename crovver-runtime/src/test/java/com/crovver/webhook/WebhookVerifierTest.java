package com.crovver.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.crovver.client.ApiDocument;
import com.crovver.model.CrovverProtocolException;
import com.crovver.model.SubscriptionStatus;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which deliveries are believed, and what they say. */
class WebhookVerifierTest {

    /** Computed with another program: {@code printf '...' | openssl dgst -sha256 -hmac whsec_first}. */
    private static final String BODY = "{\"id\":\"e1\",\"type\":\"webhook.test\",\"data\":{}}";

    private static final String BODY_SIGNATURE =
            "sha256=f6c5c638a90aadeeb1937b2e4a4b5ca4c62d438142c5a30c76d9d1565dbbfffc";

    private final WebhookVerifier verifier = new WebhookVerifier("whsec_first");

    static List<JsonNode> events() {
        return ApiDocument.events();
    }

    @Test
    void signature_ofAnotherProgram_isValid() throws Exception {
        assertThat(verifier.verify(bytes(BODY), BODY_SIGNATURE))
                .isEqualTo(new WebhookEvent.TestEvent("e1", null, null, BODY));
    }

    @Test
    void secrets_areAllTried() throws Exception {
        WebhookVerifier rotating = new WebhookVerifier(List.of("whsec_old", "whsec_first", "whsec_new"));

        for (String secret : List.of("whsec_old", "whsec_first", "whsec_new")) {
            assertThat(rotating.verify(bytes(BODY), sign(secret, bytes(BODY))).id())
                    .isEqualTo("e1");
        }
        assertThatThrownBy(() -> rotating.verify(bytes(BODY), sign("whsec_other", bytes(BODY))))
                .isInstanceOf(WebhookSignatureException.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "sha256=", "sha256=zz", "sha1=00", "sha256"})
    void header_thatIsNoSignature_isRefused(String header) {
        assertRefused(bytes(BODY), header);
    }

    @Test
    void signature_altered_isRefused() {
        String hex = BODY_SIGNATURE.substring("sha256=".length());

        assertRefused(bytes(BODY), hex);
        assertRefused(bytes(BODY), "SHA256=" + hex);
        assertRefused(bytes(BODY), "sha256 =" + hex);
        assertRefused(bytes(BODY), "sha512=" + hex);
        assertRefused(bytes(BODY), " " + BODY_SIGNATURE);
        assertRefused(bytes(BODY), BODY_SIGNATURE + " ");
        assertRefused(bytes(BODY), BODY_SIGNATURE.substring(0, BODY_SIGNATURE.length() - 1));
        assertRefused(bytes(BODY), BODY_SIGNATURE.substring(0, "sha256=".length() + 32));
        assertRefused(bytes(BODY), BODY_SIGNATURE + "00");
        assertRefused(bytes(BODY), "sha256=" + hex.toUpperCase(Locale.ROOT));
        assertRefused(bytes(BODY), BODY_SIGNATURE + "," + BODY_SIGNATURE);
    }

    @Test
    void body_withAnyBitChanged_isRefused() {
        byte[] body = bytes(BODY);
        for (int i = 0; i < body.length; i++) {
            byte[] changed = body.clone();
            changed[i] ^= 1;
            assertRefused(changed, BODY_SIGNATURE);
        }
        assertRefused(bytes(BODY + " "), BODY_SIGNATURE);
        assertRefused(new byte[0], BODY_SIGNATURE);
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventOfTheDocument_isRead(JsonNode event) throws Exception {
        byte[] body = bytes(event.toString());

        WebhookEvent read = verifier.verify(body, sign("whsec_first", body));

        assertThat(read.id()).isEqualTo(event.path("id").asText());
        assertThat(read.type()).isEqualTo(event.path("type").asText());
        assertThat(read.createdAt())
                .isEqualTo(Instant.parse(event.path("created_at").asText()));
        assertThat(read.orgId()).isEqualTo(event.path("org_id").asText());
        assertThat(read.json()).isEqualTo(event.toString());
        boolean subscription = event.path("type").asText().startsWith("subscription.");
        assertThat(read)
                .isInstanceOf(subscription ? WebhookEvent.SubscriptionEvent.class : WebhookEvent.TestEvent.class);
        if (read instanceof WebhookEvent.SubscriptionEvent change) {
            JsonNode data = event.path("data");
            JsonNode seats = data.path("capacity_units");
            assertThat(change.subscription())
                    .isEqualTo(new WebhookEvent.SubscriptionData(
                            data.path("id").asText(),
                            SubscriptionStatus.of(data.path("status").asText()),
                            "ws_borealis_77",
                            "Borealis Freight",
                            "plan_orbit_team",
                            data.path("billing_mode").asText(),
                            Instant.parse(data.path("current_period_start").asText()),
                            Instant.parse(data.path("current_period_end").asText()),
                            seats.isNull() ? null : seats.asLong(),
                            Instant.parse(data.path("created_at").asText()),
                            Instant.parse(data.path("updated_at").asText())));
        }
    }

    @Test
    void trialing_isATrial() throws Exception {
        WebhookEvent event =
                verify("{\"id\":\"e\",\"type\":\"subscription.updated\",\"data\":{\"id\":\"s\",\"status\":\"trialing\","
                        + "\"external_tenant_id\":\"acme\"}}");

        SubscriptionStatus.State state =
                event.fold(change -> change.subscription().status().state(), test -> null, unknown -> null);
        assertThat(state).isEqualTo(SubscriptionStatus.State.TRIAL);
    }

    @Test
    void unknownType_isPreserved() throws Exception {
        String body = "{\"id\":\"e\",\"type\":\"credits.granted\",\"data\":{\"pool\":\"ai\"}}";

        WebhookEvent event = verify(body);

        assertThat(event).isEqualTo(new WebhookEvent.UnknownEvent("e", "credits.granted", null, null, body));
        assertThat(event).hasToString("UnknownEvent[type=credits.granted, id=e]");
    }

    static Stream<Arguments> unreadable() {
        List<String> texts = List.of("id", "status", "tenant_name", "plan_id", "billing_mode");
        List<String> others =
                List.of("current_period_start", "current_period_end", "capacity_units", "created_at", "updated_at");
        return Stream.concat(
                Stream.concat(texts.stream(), others.stream())
                        .flatMap(field ->
                                Stream.of("{}", "[]", "1.5", "true", "null").map(value -> Arguments.of(field, value))),
                others.stream()
                        .flatMap(field -> Stream.of("\"x\"", "\"2026-07-23T10:00:00\"", "1e400")
                                .map(value -> Arguments.of(field, value))));
    }

    /** Whoever is cancelled must not keep access for a field that nobody needs. */
    @ParameterizedTest
    @MethodSource("unreadable")
    void field_thatCannotBeRead_isLeftOut_andTheEventIsTold(String field, String value) throws Exception {
        WebhookEvent event = verify("{\"id\":\"e\",\"type\":\"subscription.canceled\","
                + "\"data\":{\"external_tenant_id\":\"acme\",\"" + field + "\":" + value + "}}");

        assertThat(event).isInstanceOfSatisfying(WebhookEvent.SubscriptionEvent.class, told -> {
            assertThat(told.change()).isEqualTo(WebhookEvent.Change.CANCELED);
            assertThat(told.subscription())
                    .isEqualTo(new WebhookEvent.SubscriptionData(
                            null, SubscriptionStatus.of(""), "acme", null, null, null, null, null, null, null, null));
            assertThat(told.subscription().status().state()).isEqualTo(SubscriptionStatus.State.UNKNOWN);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "1.5", "true", "\"x\"", "1785000000"})
    void timeOfAnEvent_thatCannotBeRead_isLeftOut(String value) throws Exception {
        assertThat(verify("{\"id\":\"e\",\"type\":\"webhook.test\",\"created_at\":" + value + "}")
                        .createdAt())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "10.0", "1e1", "\"10\""})
    void seats_areAWholeNumber_howeverItIsWritten(String value) throws Exception {
        WebhookEvent event = verify("{\"id\":\"e\",\"type\":\"subscription.updated\","
                + "\"data\":{\"external_tenant_id\":\"acme\",\"capacity_units\":" + value + "}}");

        assertThat(event)
                .isInstanceOfSatisfying(
                        WebhookEvent.SubscriptionEvent.class,
                        told -> assertThat(told.subscription().capacityUnits()).isEqualTo(10));
    }

    @Test
    void event_thatIsSignedButBroken_isAProtocolFailureWithoutItsContent() {
        for (String body : List.of(
                "",
                "[]",
                "canary",
                "{\"id\":\"canary\"}",
                "{\"type\":\"canary\"}",
                "{\"id\":\"a\",\"id\":\"canary\",\"type\":\"webhook.test\"}",
                "{\"id\":\"a\",\"type\":\"webhook.test\"} canary",
                "{\"id\":\"a\",\"type\":\"webhook.test\",\"n\":1e99999999999}",
                "{\"id\":{\"canary\":1},\"type\":\"webhook.test\"}",
                "{\"id\":\"a\",\"type\":true}",
                "{\"id\":\"a\",\"type\":\"subscription.renewed\",\"data\":null}",
                "{\"id\":\"a\",\"type\":\"subscription.renewed\",\"data\":{\"external_tenant_id\":[\"canary\"]}}",
                "{\"id\":\"a\",\"type\":\"subscription.renewed\",\"data\":{\"id\":\"s\",\"status\":\"active\"}}")) {
            CrovverProtocolException failure = catchThrowableOfType(CrovverProtocolException.class, () -> verify(body));
            assertThat(failure).hasMessageStartingWith("webhook: ").hasMessageNotContaining("canary");
        }
    }

    @Test
    void randomBytes_areReadOrRefused() throws Exception {
        Random random = new Random(20260723);
        List<JsonNode> events = events();
        for (int i = 0; i < 3000; i++) {
            byte[] body = bytes(events.get(random.nextInt(events.size())).toString());
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(verifier.verify(body, sign("whsec_first", body))).isNotNull();
            } catch (CrovverProtocolException e) {
                assertThat(e).hasMessageStartingWith("webhook: ");
            }
        }
    }

    @Test
    void secrets_areInNoText_andMustBeThere() {
        assertThat(verifier).hasToString("WebhookVerifier[1 secrets]");
        assertThatThrownBy(() -> new WebhookVerifier(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WebhookVerifier(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    private void assertRefused(byte[] body, String header) {
        assertThatThrownBy(() -> verifier.verify(body, header))
                .isInstanceOf(WebhookSignatureException.class)
                .hasMessage("the webhook's signature is not valid");
    }

    private WebhookEvent verify(String body) throws Exception {
        return verifier.verify(bytes(body), sign("whsec_first", bytes(body)));
    }

    private static String sign(String secret, byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
