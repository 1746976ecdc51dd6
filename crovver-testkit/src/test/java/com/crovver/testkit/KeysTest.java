package com.crovver.testkit;

import static com.crovver.testkit.Http.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {

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

    private Http.Answer call(String method, String path, String... headers) {
        String target = path.equals("/api/public/subscriptions") ? path + "?requestingEntityId=acme" : path;
        String body = "{\"requestingEntityId\":\"acme\",\"featureKey\":\"data_export\",\"externalUserId\":\"alice\"}";
        return http.send(http.request(target, headers)
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private static String code(Http.Answer answer) {
        return answer.json().path("error").path("code").asText();
    }

    @ParameterizedTest
    @CsvSource({
        // the status with: the secret key, the public key in its header, no key; and the code without a key
        "POST, /api/public/can-access,                     200, 200, 401, UNAUTHORIZED",
        "GET,  /api/public/can-access,                     401, 400, 400, MISSING_PUBLIC_KEY",
        "GET,  /api/public/credits/balance,                400, 400, 401, UNAUTHORIZED",
        "POST, /api/public/credits/consume,                400, 401, 401, UNAUTHORIZED",
        "POST, /api/credits/consume,                       400, 401, 401, UNAUTHORIZED",
        "GET,  /api/public/tenants/acme/addons/available,  200, 200, 401, UNAUTHORIZED",
        "POST, /api/public/capacity/allocate,              200, 401, 401, UNAUTHORIZED",
        "POST, /api/public/capacity/count,                 200, 401, 401, UNAUTHORIZED",
        "GET,  /api/public/plans,                          200, 200, 400, MISSING_PUBLIC_KEY",
        "GET,  /api/public/subscriptions,                  200, 401, 401, UNAUTHORIZED",
    })
    void call_takesTheKeysOfTheContract(
            String method, String path, int bySecret, int byPublic, int byNone, String codeOfNone) {
        // 400 is an answer past the key check: these calls lack their parameters
        assertThat(call(method, path, "Authorization", "Bearer sk_test_emulator")
                        .status())
                .isEqualTo(bySecret);
        assertThat(call(method, path, "x-public-key", "pk_test_emulator").status())
                .isEqualTo(byPublic);
        assertThat(call(method, path).status()).isEqualTo(byNone);
        assertThat(code(call(method, path))).isEqualTo(codeOfNone);
    }

    @Test
    void secretKey_wrong_is401AsAnObjectEvenOnSeatsCalls() {
        Http.Answer answer = call("POST", "/api/public/capacity/count", "Authorization", "Bearer sk_test_other");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json())
                .isEqualTo(
                        json(
                                "{'success':false,'data':null,'error':{'message':'Secret key refused','code':'UNAUTHORIZED'}}"));
    }

    @ParameterizedTest
    @CsvSource({"sk_test_emulator", "Bearer pk_test_emulator", "Basic c2tfdGVzdF9lbXVsYXRvcjo="})
    void authorization_notTheSecretKeyAsBearer_is401(String authorization) {
        assertThat(call("GET", "/api/public/plans", "Authorization", authorization)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void publicKey_wrong_isInvalidPublicKey() {
        Http.Answer inQuery = call("GET", "/api/public/plans?publicKey=pk_test_other");
        Http.Answer inHeader = call("GET", "/api/public/plans", "x-public-key", "sk_test_emulator");

        assertThat(inQuery.status()).isEqualTo(401);
        assertThat(code(inQuery)).isEqualTo("INVALID_PUBLIC_KEY");
        assertThat(code(inHeader)).isEqualTo("INVALID_PUBLIC_KEY");
    }

    @Test
    void serviceKey_isNobodys() {
        Http.Answer answer = call("GET", "/api/public/plans?orgId=x", "x-service-key", "anything");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(code(answer)).isEqualTo("INVALID_SERVICE_KEY");
    }

    @Test
    void serviceKey_ofTheEmulator_needsTheOrganization() {
        String path = "/api/public/plans";
        emulator.plan("trying", plan -> plan.testMode());

        assertThat(call("GET", path, "x-service-key", emulator.serviceKey()).status())
                .isEqualTo(400);
        assertThat(call("GET", path + "?orgId=other", "x-service-key", emulator.serviceKey())
                        .status())
                .isEqualTo(401);
        Http.Answer plans =
                call("GET", path + "?orgId=" + emulator.organizationId(), "x-service-key", emulator.serviceKey());
        assertThat(plans.data().path("plans")).hasSize(2);
        assertThat(http.get(path).data().path("plans")).hasSize(3);
    }

    @Test
    void status_takesThePublicKeyInTheQueryAlone() {
        String path = "/api/public/subscriptions/status?tenantId=acme";

        assertThat(code(call("GET", path, "Authorization", "Bearer sk_test_emulator")))
                .isEqualTo("MISSING_PUBLIC_KEY");
        assertThat(code(call("GET", path, "x-public-key", "pk_test_emulator"))).isEqualTo("MISSING_PUBLIC_KEY");
        assertThat(call("GET", path + "&publicKey=pk_test_emulator").status()).isEqualTo(200);
    }

    @Test
    void keys_registered_areTakenByTheirKind() {
        emulator.key("sk_live_one").key("pk_live_one");

        assertThat(call("GET", "/api/public/tenants", "Authorization", "Bearer sk_live_one")
                        .status())
                .isEqualTo(200);
        assertThat(call("GET", "/api/public/plans?publicKey=pk_live_one").status())
                .isEqualTo(200);
        assertThatIllegalArgumentException().isThrownBy(() -> emulator.key("key_1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        can-access                  | {'requestingTenantId':'acme','productSlug':'inkwell'}
        capacity/count              | {'requestingTenantId':'acme'}
        capacity/allocate           | {'requestingTenantId':'acme','requestingUserId':'u'}
        capacity/proration-checkout | {'requestingEntityId':'acme','newCapacity':9}
        tenants                     | {'externalTenantId':'n','name':'N','ownerExternalUserId':'u'}
        checkout                    | {'requestingTenantId':'initech','planId':'pro','totalCapcityUnits':7}
        checkout                    | {'externalTenantId':'initech','planId':'pro','quantity':7}
        record-usage                | {'requestingTenantId':'acme','metricKey':'m','quantity':2}
        check-usage-limit           | {'requestingEntityId':'acme','metricKey':'m'}
        """)
    void olderNamesOfFields_areUnderstood(String call, String body) {
        assertThat(http.post("/api/public/" + call, body).status()).isBetween(200, 201);
    }

    @Test
    void path_unknown_is404() {
        assertThat(call("GET", "/api/public/features/check").status()).isEqualTo(404);
        assertThat(call("GET", "/plans").status()).isEqualTo(404);
        assertThat(call("GET", "/api/public/plans/").status()).isEqualTo(404);
        assertThat(call("GET", "/api/public/tenants//addons/available").status())
                .isEqualTo(404);
    }

    @Test
    void method_notOfThePath_is405() {
        Http.Answer answer = call("DELETE", "/api/public/can-access");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.raw().headers().firstValue("Allow")).contains("POST, GET");
        assertThat(call("HEAD", "/api/public/plans").status()).isEqualTo(405);
    }
}
