package com.crovver.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.crovver.testkit.Delivery;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for deliveries of webhooks, in every container. */
abstract class WebhookSuite extends AppSuite {

    private static final String PATH = "/hooks/crovver";
    private static final String SECRET = "whsec_now_in_use";
    private static final String NEXT_SECRET = "whsec_next_in_line";

    private final Container container;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    WebhookSuite(Container container) {
        super(container, JaxRs.JERSEY_3_1);
        this.container = container;
    }

    @Override
    void extend(WebApp webApp) {
        webhooks(webApp)
                .contextParam("crovver.webhookSecrets", NEXT_SECRET + ", " + SECRET)
                .contextParam("crovver.webhookListener", "com.crovver.e2e.app.Heard$Listener");
    }

    private static WebApp webhooks(WebApp webApp) {
        return webApp.servlet("workspace", "com.crovver.e2e.app.Workspace", "/workspace")
                .servlet("webhooks", "com.crovver.servlet.CrovverWebhookServlet", PATH);
    }

    @BeforeAll
    void register() {
        crovver.webhook(app.uri().resolve(PATH), SECRET);
    }

    @BeforeEach
    void nothingUnderWay() {
        crovver.deliveries();
        crovver.clearRequests();
    }

    @Test
    void canceled_grantThatWasKept_isRefusedAtTheNextRequest() {
        assertThat(alice.get("/analytics").status()).isEqualTo(200);

        crovver.setStatus(tenant, "canceled");

        assertThat(crovver.deliveries()).last().extracting(Delivery::status).isEqualTo(200);
        assertThat(alice.get("/analytics").status()).isEqualTo(402);
    }

    @Test
    void activated_refusalThatWasKept_isForgottenAtOnce() {
        crovver.setStatus(tenant, "past_due");
        assertThat(alice.get("/analytics").status()).isEqualTo(402);

        crovver.setStatus(tenant, "active");

        assertThat(crovver.deliveries()).last().extracting(Delivery::status).isEqualTo(200);
        assertThat(alice.get("/analytics").status()).isEqualTo(200);
    }

    @Test
    void payload_thatSaysMoreThanCrovver_isNotBelieved() throws Exception {
        crovver.setStatus(tenant, "past_due");
        String event = """
                {"id":"evt_1","type":"subscription.activated","org_id":"o","created_at":"2026-07-01T00:00:00Z",
                "data":{"id":"sub_1","status":"active","external_tenant_id":"%s"}}""".formatted(tenant);

        assertThat(deliver(event, SECRET)).isEqualTo(200);

        assertThat(alice.get("/analytics").status()).isEqualTo(402);
    }

    @Test
    void listener_hearsIdsAndIsTrustedToKnowThemAgain() {
        crovver.setStatus(tenant, "past_due");
        Delivery first = crovver.deliveries().get(crovver.deliveries().size() - 1);
        crovver.resend(first.eventId());
        crovver.deliveries();

        assertThat(new Browser(app.uri()).get("/heard").body().lines().filter(it -> it.endsWith(first.eventId())))
                .hasSize(2)
                .allMatch(it -> it.startsWith("subscription.updated "));
    }

    @Test
    void listener_thatThrows_isToldToCrovver_andTheTenantIsAskedForAnewEvenSo() throws Exception {
        assertThat(alice.get("/analytics").status()).isEqualTo(200);
        String event = """
                {"id":"unbearable","type":"subscription.canceled","org_id":"o","created_at":"2026-07-01T00:00:00Z",
                "data":{"id":"sub_1","status":"canceled","external_tenant_id":"%s"}}""".formatted(tenant);
        crovver.clearRequests();

        assertThat(deliver(event, SECRET)).isEqualTo(500);

        assertThat(alice.get("/analytics").status()).isEqualTo(200);
        assertThat(crovver.requests()).isNotEmpty();
    }

    @Test
    void canceled_inAnEventWithFieldsThatCannotBeRead_isTaken() throws Exception {
        assertThat(alice.get("/analytics").status()).isEqualTo(200);
        String event = """
                {"id":"evt_7","type":"subscription.canceled","created_at":1785000000,
                "data":{"status":"canceled","external_tenant_id":"%s","capacity_units":9.5,
                "current_period_end":"2026-07-01T00:00:00"}}""".formatted(tenant);
        crovver.clearRequests();

        assertThat(deliver(event, SECRET)).isEqualTo(200);

        assertThat(alice.get("/analytics").status()).isEqualTo(200);
        assertThat(crovver.requests()).isNotEmpty();
    }

    @Test
    void secretThatComesNext_isAcceptedToo() throws Exception {
        assertThat(deliver("{\"id\":\"evt_2\",\"type\":\"webhook.test\",\"data\":{}}", NEXT_SECRET))
                .isEqualTo(200);
    }

    @Test
    void typeNobodyKnows_is200() throws Exception {
        assertThat(deliver("{\"id\":\"evt_3\",\"type\":\"plan.repainted\",\"data\":{}}", SECRET))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256=", "sha256=00", "sha1=00", "whsec"})
    void signatureThatIsNone_is401_andRevealsNothing(String signature) throws Exception {
        HttpResponse<String> answer = send(BodyPublishers.ofString("{\"id\":1}"), signature);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEmpty();
        assertThat(crovver.requests()).isEmpty();
    }

    @Test
    void otherSecret_is401_evenForWhatIsNoJson() throws Exception {
        assertThat(deliver("{\"id\":\"evt_4\",\"type\":\"webhook.test\",\"data\":{}}", "whsec_of_somebody"))
                .isEqualTo(401);
        assertThat(deliver("no json", "whsec_of_somebody")).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no json", "[]", "{}", "{\"id\":\"evt_5\",\"type\":\"subscription.updated\",\"data\":{}}"})
    void signed_butNotToBeUnderstood_is400(String body) throws Exception {
        assertThat(deliver(body, SECRET)).isEqualTo(400);
    }

    @Test
    void bodyAboveAMegabyte_is413_howeverItIsSent() throws Exception {
        byte[] body = new byte[(1 << 20) + 1];

        assertThat(send(BodyPublishers.ofByteArray(body), sign(body, SECRET)).statusCode())
                .isEqualTo(413);
        assertThat(send(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)), sign(body, SECRET))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void bodyOfAMegabyte_isRead() throws Exception {
        String event = "{\"id\":\"evt_6\",\"type\":\"webhook.test\",\"data\":{},\"x\":\"";
        String body = event + "y".repeat((1 << 20) - event.length() - 2) + "\"}";

        assertThat(deliver(body, SECRET)).isEqualTo(200);
    }

    @Test
    void otherMethods_areNoDeliveries() {
        assertThat(alice.get(PATH).status()).isEqualTo(405);
    }

    @Test
    void servletWithoutASecret_failsTheDeployment(@TempDir Path folder) {
        assertThatThrownBy(() -> container.deploy(
                        webhooks(configured(folder.resolve("bare"))).build()))
                .hasMessageContaining("CrovverWebhookServlet is mapped, but crovver.webhookSecrets is not set")
                .hasMessageContaining("CROVVER_WEBHOOK_SECRETS");
    }

    private int deliver(String body, String secret) throws Exception {
        byte[] bytes = body.getBytes(UTF_8);
        return send(BodyPublishers.ofByteArray(bytes), sign(bytes, secret)).statusCode();
    }

    private HttpResponse<String> send(BodyPublisher body, String signature) throws Exception {
        URI target = app.uri().resolve(PATH);
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .header("Content-Type", "application/json")
                .POST(body);
        if (!signature.isEmpty()) {
            request.header("X-Crovver-Signature", signature);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String sign(byte[] body, String secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    }
}
