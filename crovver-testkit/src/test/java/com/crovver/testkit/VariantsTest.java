package com.crovver.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariantsTest {

    private static final String ACCESS = "/api/public/can-access";
    private static final String BALANCE = "/api/public/credits/balance?tenantId=ws_borealis_77";
    private static final String ADDONS = "/api/public/tenants/ws_borealis_77/addons/";
    private static final String SUBSCRIPTIONS = "/api/public/subscriptions?requestingEntityId=ws_borealis_77";
    private static final String INVOICES = "/api/public/billing/invoices?externalTenantId=ws_borealis_77";
    private static final String PLANS = "/api/public/plans";
    private static final String STATUS =
            "/api/public/subscriptions/status?publicKey=pk_test_emulator&tenantId=ws_borealis_77";

    private CrovverEmulator emulator;
    private Http http;

    @BeforeEach
    void start() {
        emulator = Kestrel.start();
        http = new Http(emulator);
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    private Http.Answer call(String name) {
        String tenant = "'requestingEntityId':'ws_borealis_77'";
        return switch (name) {
            case "balance" -> http.get(BALANCE);
            case "allowed" -> http.post("/api/public/credits/consume", consume(1, "a"));
            case "blocked" -> http.post("/api/public/credits/consume", consume(900, "b"));
            case "short" -> http.post(ACCESS, "{" + tenant + ",'featureKey':'label_prints','amount':900}");
            case "inProduct" ->
                http.post(ACCESS, "{" + tenant + ",'featureKey':'label_prints','productSlug':'kestrel'}");
            case "available" -> http.get(ADDONS + "available");
            case "active" -> {
                emulator.grantCredits("ws_borealis_77", "label_prints", 5);
                yield http.get(ADDONS + "active");
            }
            case "subscriptions" -> http.get(SUBSCRIPTIONS);
            case "trialing" -> {
                emulator.setStatus("ws_borealis_77", "trial");
                yield http.get(SUBSCRIPTIONS);
            }
            case "unpaid" -> {
                emulator.setStatus("ws_borealis_77", "past_due");
                yield http.get(STATUS);
            }
            case "status" -> http.get(STATUS);
            case "plans" -> http.get(PLANS);
            case "invoices" -> http.get(INVOICES);
            case "tenant" -> http.get("/api/public/tenants?externalTenantId=ws_borealis_77");
            case "created" ->
                http.post("/api/public/tenants", "{'externalTenantId':'n','name':'N','externalUserId':'u'}");
            case "preview" -> full("");
            case "confirmed" -> full(",'confirmProration':true");
            case "proration" ->
                http.post(
                        "/api/public/capacity/proration-checkout",
                        "{'externalTenantId':'ws_borealis_77','newCapacity':15}");
            case "page" -> http.get("/api/public/capacity/allocations?requestingEntityId=ws_borealis_77");
            case "checkout" -> {
                emulator.tenant("fresh", tenantSetup -> {});
                yield http.post("/api/public/checkout", "{'externalTenantId':'fresh','planId':'plan_orbit_team'}");
            }
            case "token" ->
                http.send(http.request("/api/public/auth/portal-token", "x-public-key", "pk_test_emulator")
                        .POST(BodyPublishers.ofString(
                                "{\"externalTenantId\":\"ws_borealis_77\",\"returnUrl\":\"https://x.example/\"}")));
            case "usage" -> {
                emulator.plan("plan_orbit_team", plan -> plan.price("EUR", "1").limit("m", 2000));
                http.post("/api/public/record-usage", "{" + tenant + ",'metric':'m','value':730}");
                yield http.post("/api/public/check-usage-limit", "{" + tenant + ",'metric':'m'}");
            }
            case "record" -> http.post("/api/public/record-usage", "{" + tenant + ",'metric':'m'}");
            case "cancel" ->
                http.post(
                        "/api/public/subscriptions/"
                                + http.get(SUBSCRIPTIONS).json().findPath("id").asText() + "/cancel",
                        "{'externalTenantId':'ws_borealis_77','reason':'x'}");
            case "replay" -> {
                String body = "{'addonId':'bundle','currency':'EUR','idempotencyKey':'k'}";
                http.post(ADDONS + "purchase", body);
                yield http.post(ADDONS + "purchase", body);
            }
            case "seatError" -> http.post("/api/public/capacity/count", "{}");
            case "none" -> {
                emulator.setStatus("ws_borealis_77", "canceled");
                yield http.post("/api/public/credits/consume", consume(1, "c"));
            }
            default -> throw new AssertionError(name);
        };
    }

    private static String consume(int amount, String key) {
        return "{'tenantId':'ws_borealis_77','poolKey':'label_prints','amount':%d,'idempotencyKey':'%s'}"
                .formatted(amount, key);
    }

    private Http.Answer full(String fields) {
        emulator.setSeats("ws_borealis_77", 6);
        return http.post(
                "/api/public/capacity/allocate",
                "{'requestingEntityId':'ws_borealis_77','externalUserId':'n'" + fields + "}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        consumeWords       | pages          | allowed       | /data/result                         | "success"
        consumeWords       | pages          | blocked       | /data/result                         | "insufficient_credits"
        hardLimit          | error          | blocked       | /error/code                          | "INSUFFICIENT_CREDITS"
        usagePercent       | total          | balance       | /data/label_prints/usagePercent      | 0
        balanceName        | remaining      | balance       | /data/label_prints/remaining         | 300
        balance            | list           | balance       | /data/pools/1/remaining              | 300
        creditsShort       | deny           | short         | /data/canAccess                      | false
        creditPart         | always         | inProduct     | /data/credits/available              | 300
        accessFields       | minimal        | inProduct     | /data                                | {"canAccess":true}
        expiryWord         | period         | available     | /data/0/expiry_type                  | "period"
        addonProvider      | node           | available     | /data/0/provider_id                  | "stripe"
        addonCasing        | camel          | available     | /data/0/creditQty                    | 250
        activeCounts       | number         | active        | /data/0/addon_remaining              | 5
        activeCasing       | camel          | active        | /data/0/remaining                    | "5"
        purchaseReplay     | full           | replay        | /data/creditQty                      | 250
        trialWord          | trialing       | trialing      | /data/subscriptions/0/status         | "trialing"
        statusWords        | node           | unpaid        | /data/status                         | "unpaid"
        features           | map            | status        | /data/plan/features/audit_trail      | true
        features           | list           | plans         | /data/plans/1/features/0             | "audit_trail"
        seatFields         | used           | subscriptions | /data/subscriptions/0/capacity       | {"used":6,"total":10}
        subscriptionRecord | flat           | subscriptions | /data/subscriptions/0/planId         | "plan_orbit_team"
        subscriptionCasing | camel          | subscriptions | /data/subscriptions/0/paymentProviders/0/is_active | true
        subscriptionCasing | both           | subscriptions | /data/subscriptions/0/payment_providers/0/is_active | true
        cancelEnd          | willEndAt      | cancel        | /data/willEndAt                      | "2026-08-01T00:00:00.000Z"
        statusExtras       | absent         | unpaid        | /data/renewal                        |
        tenantActive       | subscribed     | unpaid        | /data/tenant/isActive                | false
        activeFlag         | isActive       | status        | /data/isActive                       | true
        planLimits         | present        | plans         | /data/plans/0/limits                 | {}
        planProviders      | node           | plans         | /data/plans/0/payment_providers/0/provider_name | "Stripe"
        poolCasing         | snake          | plans         | /data/plans/1/creditPools/0/pool_key | "route_lookups"
        poolCasing         | camel          | subscriptions | /data/subscriptions/0/plan/creditPools/0/poolKey | "route_lookups"
        planCasing         | snake          | plans         | /data/plans/1/is_free                | false
        planCasing         | both           | plans         | /data/plans/1/isFree                 | false
        planPrice          | minor          | plans         | /data/1/perSeatPrice                 | 450
        members            | id             | tenant        | /data/members/0/role                 |
        organizationType   | present        | tenant        | /data/organization/type              | "b2b"
        organizationType   | absent         | plans         | /data/organization/type              |
        tenantCreated      | bare           | created       | /data/externalTenantId               | "n"
        amounts            | text           | plans         | /data/plans/1/pricing/perSeatPrice   | "4.5"
        amounts            | number         | invoices      | /data/invoices/0/totalAmount         | 49
        invoiceNulls       | nine           | invoices      | /data/invoices/0/planName            | null
        invoiceCasing      | snake          | invoices      | /data/invoices/0/total_amount        | "49.00"
        casing             | snake          | invoices      | /data/invoices/0/total_amount        | "49.00"
        casing             | camel          | available     | /data/0/creditQty                    | 250
        checkoutFields     | php            | checkout      | /data/amount                         | 40
        checkoutFields     | failure        | checkout      | /data/checkoutUrl                    | null
        tokenUrl           | data           | token         | /meta                                |
        tokenUrl           | none           | token         | /meta                                |
        lists              | bare           | invoices      | /data/0/status                       | "paid"
        previewFields      | php            | preview       | /data/proration/perSeatPrice         | 4.5
        confirmation       | amount         | confirmed     | /data/prorationAmount                | 0
        pageLimit          | absent         | page          | /data/pagination/limit               |
        prorationUnit      | minor          | proration     | /data/prorationAmount                | 1452
        prorationDetails   | days           | proration     | /data/prorationDetails/description   |
        prorationDetails   | none           | proration     | /data/prorationDetails               |
        prorationName      | proratedAmount | proration     | /data/proratedAmount                 | 14.52
        percentage         | decimal        | usage         | /data/percentage                     | 36.5
        usageShape         | old            | usage         | /data/withinLimit                    | true
        recordUsage        | sdk            | record        | /data/success                        | true
        recordUsage        | old            | record        | /data/quantity                       | 1
        noSubscription     | overview       | none          | /error/code                          | "NO_ACTIVE_SUBSCRIPTION"
        errors             | object         | seatError     | /error/code                          | "MISSING_REQUIRED_FIELDS"
        errors             | text           | none          | /error                               | "Tenant has no live subscription"
        errors             | bare           | none          | /message                             | "Tenant has no live subscription"
        envelope           | full           | balance       | /error                               | null
        instants           | millis         | balance       | /data/label_prints/nextExpiry        | "2026-08-01T00:00:00.000Z"
        instants           | seconds        | cancel        | /data/currentPeriodEnd               | "2026-08-01T00:00:00Z"
        """)
    void variant_changesTheAnswer(String name, String value, String call, String pointer, String expected) {
        emulator.variant(name, value);

        JsonNode found = call(call).json().at(pointer);

        if (expected == null) {
            assertThat(found.isMissingNode()).isTrue();
        } else {
            assertThat(found.toString()).isEqualTo(expected);
        }
    }

    @Test
    void prorationStatus_201_isTheStatus() {
        emulator.variant("prorationStatus", "201");

        assertThat(call("proration").status()).isEqualTo(201);
    }

    @Test
    void blockedReplay_again_triesAgain() {
        emulator.variant("blockedReplay", "again");
        call("blocked");
        emulator.grantCredits("ws_borealis_77", "label_prints", 1000);

        assertThat(call("blocked").data().path("result").asText()).isEqualTo("allowed");
    }

    @Test
    void cancelEffect_periodEnd_keepsOneThatIsBilledByHand() {
        emulator.variant("cancelEffect", "periodEnd");
        emulator.tenant(
                "ws_borealis_77",
                tenant -> tenant.plan("plan_orbit_team").subscription(it -> it.billingMode("manual")));

        assertThat(call("cancel").data().path("status").asText()).isEqualTo("pending_cancel");
    }

    @Test
    void everyValueOfEverySwitch_isTaken() {
        Variants.all().forEach((name, values) -> values.forEach(value -> emulator.variant(name, value)));
        emulator.clearVariants();

        assertThat(call("allowed").data().path("result").asText()).isEqualTo("allowed");
    }

    @Test
    void random_oneSeed_oneSequence() {
        List<List<String>> runs = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            close();
            start();
            emulator.variant("random", "7");
            List<String> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(call("balance").raw().body() + call("plans").raw().body());
            }
            runs.add(answers);
        }

        assertThat(runs.get(0)).isEqualTo(runs.get(1));
        assertThat(new HashSet<>(runs.get(0))).hasSizeGreaterThan(10);
    }

    @Test
    void variant_unknown_isRefusedWithWhatThereIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> emulator.variant("balanc", "list"))
                .withMessageContaining("balanc")
                .withMessageContaining("usagePercent");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> emulator.variant("balance", "tree"))
                .withMessageContaining("[keyed, list]");
        assertThatIllegalArgumentException().isThrownBy(() -> emulator.variant("random", "x"));
    }
}
