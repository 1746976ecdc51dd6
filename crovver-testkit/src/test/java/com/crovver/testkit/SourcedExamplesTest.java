package com.crovver.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.testkit.Http.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each answer that the API's document marks as sourced comes out of the default setting, field for field. */
class SourcedExamplesTest {

    private static final String TENANT = "ws_borealis_77";
    private static final String BY_TENANT = "'requestingEntityId':'ws_borealis_77'";
    private static final String ADDONS = "/api/public/tenants/ws_borealis_77/addons/";
    private static final String STATUS =
            "/api/public/subscriptions/status?publicKey=pk_test_emulator&tenantId=ws_borealis_77";
    private static final String CHECKOUT = "/api/public/checkout";

    private final Map<String, Supplier<Answer>> calls = new TreeMap<>();
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

    @TestFactory
    Stream<DynamicTest> answers() {
        declare();
        return OpenApi.sourcedAnswers().entrySet().stream()
                .map(example -> DynamicTest.dynamicTest(example.getKey(), () -> {
                    close();
                    start();
                    Supplier<Answer> call = calls.get(example.getKey());
                    assertThat(call).as("a call that gives this answer").isNotNull();

                    Answer answer = call.get();

                    assertThat(example.getKey()).contains(" " + answer.status() + " ");
                    assertThat(OpenApi.shape(answer.json())).isEqualTo(OpenApi.shape(example.getValue()));
                }));
    }

    @Test
    void everyCallDeclaredHere_isAnExampleOfTheDocument() {
        declare();

        assertThat(OpenApi.sourcedAnswers().keySet()).containsAll(calls.keySet());
    }

    private void on(String example, Supplier<Answer> call) {
        calls.put(example, call);
    }

    private Answer byPublicKey(String path, String body) {
        return http.send(http.request(path, "x-public-key", emulator.publicKey())
                .POST(BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    private Answer open(String path) {
        return http.send(http.request(path).GET());
    }

    private Answer access(String fields) {
        return http.post("/api/public/can-access", "{" + BY_TENANT + "," + fields + "}");
    }

    private Answer accessByQuery(String feature) {
        return open("/api/public/can-access?publicKey=pk_test_emulator&requestingEntityId=ws_borealis_77&featureKey="
                + feature);
    }

    private Answer consume(String pool, int amount) {
        return http.post(
                "/api/public/credits/consume",
                "{'tenantId':'ws_borealis_77','poolKey':'%s','amount':%d,'idempotencyKey':'k'}"
                        .formatted(pool, amount));
    }

    private Answer purchase(String currency) {
        return http.post(
                ADDONS + "purchase", "{'addonId':'bundle','currency':'%s','idempotencyKey':'k'}".formatted(currency));
    }

    private Answer seats(String call, String fields) {
        return http.post("/api/public/capacity/" + call, "{" + BY_TENANT + fields + "}");
    }

    private Answer proration(String tenant) {
        return http.post(
                "/api/public/capacity/proration-checkout",
                "{'externalTenantId':'%s','newCapacity':15}".formatted(tenant));
    }

    private Answer cancel(String fields) {
        return http.post("/api/public/subscriptions/" + subscriptionId() + "/cancel", fields);
    }

    private String subscriptionId() {
        return http.get("/api/public/subscriptions?requestingEntityId=" + TENANT)
                .data()
                .at("/subscriptions/0/id")
                .asText();
    }

    private Answer after(Runnable change, Supplier<Answer> call) {
        change.run();
        return call.get();
    }

    private void status(String status) {
        emulator.setStatus(TENANT, status);
    }

    private void declare() {
        calls.clear();
        declareKeysAndFields();
        declareCredits();
        declareSeats();
        declareSubscriptions();
        declareRest();
    }

    /** Errors that many calls share. */
    private void declareKeysAndFields() {
        for (String example : OpenApi.sourcedAnswers().keySet()) {
            String operation = example.substring(0, example.indexOf(' '));
            String path = PATHS.getOrDefault(operation, "/api/public/" + operation);
            boolean get = GETS.contains(operation);
            if (example.endsWith(" invalidPublicKey")) {
                on(example, () -> send(get, "/api/public/plans?publicKey=pk_test_no"));
            } else if (example.endsWith(" invalidServiceKey")) {
                on(
                        example,
                        () -> http.send(http.request("/api/public/plans", "x-service-key", "no")
                                .GET()));
            } else if (example.endsWith(" missingPublicKey")) {
                on(example, () -> send(get, path));
            } else if (example.endsWith(" missingFields")
                    || example.endsWith(" missing")
                    || example.endsWith(" missingField")) {
                on(example, () -> sendWithKeys(get, path));
            } else if (example.endsWith(" 404 tenantNotFound") || example.endsWith(" 404 unknownTenant")) {
                on(example, () -> http.get("/api/public/credits/balance?tenantId=nobody"));
            } else if (example.endsWith(" 404 plainText")) {
                on(example, () -> after(() -> status("canceled"), () -> seats("count", "")));
            }
        }
    }

    private static final Set<String> GETS = Set.of(
            "canAccessByQuery",
            "getCreditsBalance",
            "listAllocations",
            "listSubscriptions",
            "getSubscriptionStatus",
            "listInvoices",
            "listPlans");

    private static final Map<String, String> PATHS = Map.ofEntries(
            Map.entry("canAccess", "/api/public/can-access"),
            Map.entry("canAccessByQuery", "/api/public/can-access"),
            Map.entry("getCreditsBalance", "/api/public/credits/balance"),
            Map.entry("consumeCredits", "/api/public/credits/consume"),
            Map.entry("consumeCreditsAlias", "/api/credits/consume"),
            Map.entry("purchaseAddon", ADDONS + "purchase"),
            Map.entry("allocateSeat", "/api/public/capacity/allocate"),
            Map.entry("bulkAllocateSeats", "/api/public/capacity/bulk-allocate"),
            Map.entry("listAllocations", "/api/public/capacity/allocations"),
            Map.entry("getSeatCount", "/api/public/capacity/count"),
            Map.entry("createProrationCheckout", "/api/public/capacity/proration-checkout"),
            Map.entry("listPlans", "/api/public/plans"),
            Map.entry("listSubscriptions", "/api/public/subscriptions"),
            Map.entry("getSubscriptionStatus", "/api/public/subscriptions/status"),
            Map.entry("cancelSubscription", "/api/public/subscriptions/x/cancel"),
            Map.entry("createTenant", "/api/public/tenants"),
            Map.entry("listInvoices", "/api/public/billing/invoices"),
            Map.entry("createCheckoutSession", CHECKOUT),
            Map.entry("createCheckoutToken", "/api/public/auth/checkout-token"),
            Map.entry("createPortalToken", "/api/public/auth/portal-token"),
            Map.entry("recordUsage", "/api/public/record-usage"),
            Map.entry("checkUsageLimit", "/api/public/check-usage-limit"));

    private Answer send(boolean get, String path) {
        return http.send(
                get || path.contains("/plans")
                        ? http.request(path).GET()
                        : http.request(path).POST(BodyPublishers.ofString("{}")));
    }

    /** With every key that a call could want, and nothing else. */
    private Answer sendWithKeys(boolean get, String path) {
        if (path.endsWith("/status")) {
            return open(path + "?publicKey=pk_test_emulator");
        }
        if (path.endsWith("/plans")) {
            return http.get("/api/public/credits/balance");
        }
        if (path.contains("/auth/") || (get && path.endsWith("can-access"))) {
            return get ? open(path + "?publicKey=pk_test_emulator") : byPublicKey(path, "{}");
        }
        return get ? http.get(path) : http.post(path, "{}");
    }

    private void declareCredits() {
        on("canAccess 200 granted", () -> access("'featureKey':'bulk_import'"));
        on("canAccess 200 denied", () -> access("'featureKey':'sso_login'"));
        on("canAccess 200 grantedInProduct", () -> access("'featureKey':'label_prints','productSlug':'kestrel'"));
        on("canAccess 200 productSubscribed", () -> access("'productSlug':'kestrel'"));
        on("canAccess 200 creditsSufficient", () -> access("'featureKey':'label_prints','amount':12"));
        on("canAccessByQuery 200 granted", () -> accessByQuery("bulk_import"));
        on("canAccessByQuery 200 denied", () -> accessByQuery("sso_login"));
        String balance = "/api/public/credits/balance?tenantId=ws_borealis_77";
        on(
                "getCreditsBalance 200 keyedByPool",
                () -> after(() -> consume("label_prints", 300), () -> http.get(balance)));
        on("getCreditsBalance 200 noSubscription", () -> after(() -> status("canceled"), () -> http.get(balance)));
        for (String call : new String[] {"consumeCredits", "consumeCreditsAlias"}) {
            on(call + " 200 allowed", () -> consume("label_prints", 12));
            on(call + " 200 warning", () -> consume("route_lookups", 2014));
            on(call + " 200 blocked", () -> consume("label_prints", 301));
            on(call + " 200 replay", () -> after(() -> consume("label_prints", 12), () -> consume("label_prints", 12)));
            on(call + " 402 noSubscription", () -> after(() -> status("canceled"), () -> consume("label_prints", 1)));
        }
        on("listAvailableAddons 200 referenceShape", () -> http.get(ADDONS + "available"));
        on("listAvailableAddons 200 none", () -> after(() -> status("canceled"), () -> http.get(ADDONS + "available")));
        on(
                "listActiveAddonCredits 200 referenceShape",
                () -> after(
                        () -> {
                            emulator.grantCredits(TENANT, "route_lookups", 250);
                            emulator.pay(
                                    purchase("EUR").data().path("checkoutUrl").asText());
                        },
                        () -> http.get(ADDONS + "active")));
        on("listActiveAddonCredits 200 none", () -> http.get(ADDONS + "active"));
        on("purchaseAddon 200 checkoutCreated", () -> purchase("EUR"));
        on("purchaseAddon 200 replay", () -> after(() -> purchase("EUR"), () -> purchase("EUR")));
        on("purchaseAddon 422 currencyMismatch", () -> purchase("USD"));
    }

    private void declareSeats() {
        String user = ",'externalUserId':'u_emma_41'";
        Runnable fill = () -> emulator.setSeats(TENANT, 6);
        on("allocateSeat 200 allocated", () -> seats("allocate", user));
        on("allocateSeat 200 prorationRequired", () -> after(fill, () -> seats("allocate", user)));
        on(
                "allocateSeat 200 checkoutRequired",
                () -> after(fill, () -> seats("allocate", user + ",'confirmProration':true")));
        String three = ",'users':[{'externalUserId':'u1'},{'externalUserId':'n1'},{'externalUserId':'n2'}]";
        on("bulkAllocateSeats 200 all", () -> seats("bulk-allocate", three));
        on(
                "bulkAllocateSeats 207 partial",
                () -> after(() -> emulator.setSeats(TENANT, 7), () -> seats("bulk-allocate", three)));
        on(
                "listAllocations 200 firstPage",
                () -> after(
                        () -> {
                            seats("allocate", user + ",'email':'e@x.example','name':'E','metadata':{'a':'b'}");
                            emulator.removeSeat(TENANT, "u1");
                        },
                        () -> http.get("/api/public/capacity/allocations?status=all&requestingEntityId=" + TENANT)));
        on("getSeatCount 200 usual", () -> seats("count", ""));
        for (String call : new String[] {
            "allocateSeat", "bulkAllocateSeats", "listAllocations", "getSeatCount", "createProrationCheckout"
        }) {
            on(
                    call + " 400 duplicateUser",
                    () -> seats("bulk-allocate", ",'users':[{'externalUserId':'u'},{'externalUserId':'u'}]"));
            on(
                    call + " 400 batchTooLarge",
                    () -> seats(
                            "bulk-allocate",
                            ",'users':[" + "{'externalUserId':'u'},".repeat(100) + "{'externalUserId':'v'}]"));
        }
        on("createProrationCheckout 200 checkoutCreated", () -> proration(TENANT));
        on("createProrationCheckout 200 invoiceIssued", () -> after(this::gatewayTenant, () -> proration("gateway")));
    }

    private void gatewayTenant() {
        emulator.plan(
                "by_gateway", plan -> plan.seatBased("EUR", "40", 8, "4.50").provider("khalti"));
        emulator.tenant(
                "gateway", tenant -> tenant.plan("by_gateway").seats(10).subscription(it -> it.billingMode("manual")));
    }

    private void declareSubscriptions() {
        on("listPlans 200 referenceShape", () -> http.get("/api/public/plans"));
        on(
                "listSubscriptions 200 nodeShape",
                () -> after(
                        () -> emulator.plan(
                                "plan_orbit_team",
                                plan -> plan.product("kestrel")
                                        .description("For whole depots")
                                        .seatBased("EUR", "40", 8, "4.50")
                                        .hardPool("label_prints", 300)),
                        () -> http.get("/api/public/subscriptions?requestingEntityId=" + TENANT)));
        on("getSubscriptionStatus 200 active", () -> open(STATUS));
        on("getSubscriptionStatus 200 trial", () -> after(() -> status("trial"), () -> open(STATUS)));
        on("getSubscriptionStatus 200 expiredRenewable", () -> after(() -> status("expired"), () -> open(STATUS)));
        on("getSubscriptionStatus 200 pastDueCard", () -> after(() -> status("past_due"), () -> open(STATUS)));
        on("getSubscriptionStatus 200 canceledResubscribe", () -> after(() -> status("canceled"), () -> open(STATUS)));
        on(
                "getSubscriptionStatus 200 none",
                () -> after(() -> emulator.tenant(TENANT, tenant -> {}), () -> open(STATUS)));
        String usual = "{'externalTenantId':'ws_borealis_77','reason':'other'}";
        on("cancelSubscription 200 recurring", () -> cancel(usual));
        on(
                "cancelSubscription 200 manual",
                () -> after(
                        () -> emulator.tenant(
                                TENANT,
                                tenant -> tenant.plan("plan_orbit_team").subscription(it -> it.billingMode("manual"))),
                        () -> cancel(usual)));
        on("cancelSubscription 400 alreadyCanceled", () -> after(() -> cancel(usual), () -> cancel(usual)));
    }

    private void declareRest() {
        String tenant = "{'externalTenantId':'new','name':'New','externalUserId':'u','ownerEmail':'o@x.example',"
                + "'ownerName':'Olga'}";
        on("createTenant 201 created", () -> http.post("/api/public/tenants", tenant));
        on(
                "createTenant 403 d2c",
                () -> after(
                        () -> emulator.organization("Lanternworks", "d2c"),
                        () -> http.post("/api/public/tenants", tenant)));
        on(
                "createTenant 409 duplicate",
                () -> after(
                        () -> http.post("/api/public/tenants", tenant),
                        () -> http.post("/api/public/tenants", tenant)));
        on(
                "getTenants 200 byTenantId",
                () -> after(
                        () -> http.post("/api/public/tenants", tenant),
                        () -> http.get("/api/public/tenants?externalTenantId=new")));
        on("getTenants 200 list", () -> http.get("/api/public/tenants"));
        on("listInvoices 200 nodeShape", () -> http.get("/api/public/billing/invoices?externalTenantId=" + TENANT));
        on("listSupportedProviders 200 usual", () -> http.get("/api/public/supported-providers"));
        emptyTenantCheckouts();
        String token = "{'externalTenantId':'ws_borealis_77','returnUrl':'https://desk.example/x'}";
        on("createCheckoutToken 201 created", () -> byPublicKey("/api/public/auth/checkout-token", token));
        on("createPortalToken 201 created", () -> byPublicKey("/api/public/auth/portal-token", token));
        String event = "{" + BY_TENANT + ",'metric':'api_calls','value':%d}";
        String check = "{" + BY_TENANT + ",'metric':'api_calls'}";
        Runnable limit = () -> emulator.plan(
                "plan_orbit_team",
                plan -> plan.product("kestrel").price("EUR", "1").limit("api_calls", 2000));
        on("recordUsage 201 referenceShape", () -> http.post("/api/public/record-usage", event.formatted(3)));
        for (int used : new int[] {730, 2140}) {
            on(
                    "checkUsageLimit 200 " + (used == 730 ? "within" : "over"),
                    () -> after(
                            () -> {
                                limit.run();
                                http.post("/api/public/record-usage", event.formatted(used));
                            },
                            () -> http.post("/api/public/check-usage-limit", check)));
        }
        on("checkUsageLimit 200 unlimited", () -> http.post("/api/public/check-usage-limit", check));
    }

    private void emptyTenantCheckouts() {
        String fields = "{'externalTenantId':'fresh','planId':'plan_orbit_team'%s}";
        Runnable fresh = () -> emulator.tenant("fresh", tenant -> {});
        on("createCheckoutSession 201 created", () -> after(fresh, () -> http.post(CHECKOUT, fields.formatted(""))));
        on(
                "createCheckoutSession 422 currency",
                () -> after(fresh, () -> http.post(CHECKOUT, fields.formatted(",'currency':'JPY'"))));
    }

    @TestFactory
    Stream<DynamicTest> events() {
        return OpenApi.sourcedEvents().entrySet().stream()
                .map(example -> DynamicTest.dynamicTest(example.getKey(), () -> {
                    JsonNode expected = example.getValue();
                    World world = new World();
                    List<JsonNode> told = new ArrayList<>();
                    world.change(locked -> {
                        locked.events(told::add);
                        locked.add(
                                new PlanSetup("p").seatBased("EUR", "1", 3, "1").build(locked));
                        new TenantSetup("t").plan("p").status("trial").create(locked);
                        Tenant tenant = locked.tenant("t").orElseThrow();
                        Subscription subscription = tenant.subscriptions().get(0);
                        for (Happening happening : Happening.values()) {
                            locked.announce(tenant, subscription, happening);
                        }
                    });

                    assertThat(told).anySatisfy(event -> {
                        assertThat(event.path("type")).isEqualTo(expected.path("type"));
                        assertThat(OpenApi.shape(event)).isEqualTo(OpenApi.shape(expected));
                    });
                    assertThat(told.get(0).at("/data/status").asText()).isEqualTo("trialing");
                }));
    }
}
