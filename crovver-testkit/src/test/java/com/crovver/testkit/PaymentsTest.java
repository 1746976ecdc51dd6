package com.crovver.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentsTest {

    private static final String CHECKOUT = "/api/public/checkout";

    private CrovverEmulator emulator;
    private Http http;

    @BeforeEach
    void start() {
        emulator = Kestrel.start();
        http = new Http(emulator);
        emulator.plan("flat", plan -> plan.product("flat").price("EUR", "29").hardPool("prints", 100));
        emulator.tenant("new", tenant -> {});
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    private Http.Answer checkout(String fields) {
        return http.post(CHECKOUT, "{'externalTenantId':'new'," + fields + "}");
    }

    private String url(Http.Answer answer) {
        return answer.data().path("checkoutUrl").asText();
    }

    private Http.Answer press(String url, String form) {
        return http.send(http.request(url.substring(emulator.uri().toString().length()))
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    @Test
    void checkout_paid_startsTheTrialThatEndsInAPayment() {
        Http.Answer answer = checkout("'planId':'plan_orbit_team','quantity':12");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(emulator.status("new")).isEqualTo("pending");

        emulator.pay(answer.data().path("sessionId").asText());
        assertThat(emulator.status("new")).isEqualTo("trial");
        assertThat(emulator.seats("new")).isEqualTo(12);

        Kestrel.at(emulator, "2026-08-02T00:00:00Z");
        assertThat(emulator.status("new")).isEqualTo("active");
        assertThat(http.get("/api/public/billing/invoices?externalTenantId=new")
                        .data()
                        .at("/invoices/0/totalAmount")
                        .asText())
                .isEqualTo("58.00");
    }

    @Test
    void checkout_withoutTrial_isActiveOncePaidAndCannotBePaidTwice() {
        String url = url(checkout("'planId':'flat'"));

        emulator.fail(url);
        assertThat(emulator.status("new")).isEqualTo("pending");
        emulator.pay(url);

        assertThat(emulator.status("new")).isEqualTo("active");
        assertThat(emulator.balance("new", "prints")).isEqualTo(100);
        assertThatIllegalStateException().isThrownBy(() -> emulator.pay(url)).withMessageContaining("paid");
    }

    @Test
    void checkout_freePlan_isActiveAtOnce() {
        Http.Answer answer = checkout("'planId':'plan_orbit_free'");

        assertThat(answer.data().path("checkoutUrl").isNull()).isTrue();
        assertThat(emulator.status("new")).isEqualTo("active");
    }

    @ParameterizedTest
    @CsvSource({
        "'''planId'':''nope''', 404, PLAN_NOT_FOUND",
        "'''planId'':''flat'',''currency'':''JPY''', 422, CURRENCY_NOT_SUPPORTED",
        "'''planId'':''flat'',''successUrl'':''javascript:alert(1)''', 400, MISSING_REQUIRED_FIELDS",
        "'''x'':1', 400, MISSING_REQUIRED_FIELDS",
    })
    void checkout_refused_saysWhy(String fields, int status, String code) {
        Http.Answer answer = checkout(fields);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().at("/error/code").asText()).isEqualTo(code);
    }

    @Test
    void checkout_liveSubscriptionOfTheProduct_is409() {
        emulator.pay(url(checkout("'planId':'flat'")));

        assertThat(checkout("'planId':'flat'").json().at("/error/code").asText())
                .isEqualTo("SUBSCRIPTION_EXISTS");
    }

    @Test
    void checkout_d2c_createsThePerson() {
        emulator.organization("Solo", "d2c");

        Http.Answer answer = http.post(CHECKOUT, "{'externalUserId':'mia','planId':'flat','userName':'Mia Berg'}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(http.get("/api/public/tenants?externalTenantId=mia")
                        .data()
                        .at("/tenant/name")
                        .asText())
                .isEqualTo("Mia Berg");
    }

    @Test
    void addon_creditsComeWithThePaymentOnce() {
        String purchase = "/api/public/tenants/ws_borealis_77/addons/purchase";
        String body = "{'addonId':'bundle','currency':'EUR','idempotencyKey':'k'}";
        String url = url(http.post(purchase, body));
        assertThat(url(http.post(purchase, body))).isEqualTo(url);
        assertThat(emulator.balance("ws_borealis_77", "label_prints")).isEqualTo(300);

        emulator.pay(url);

        assertThat(emulator.balance("ws_borealis_77", "label_prints")).isEqualTo(550);
    }

    @Test
    void seats_comeWithThePaymentOrWithTheInvoice() {
        String body = "{'requestingTenantId':'%s','newCapacity':15}";
        String path = "/api/public/capacity/proration-checkout";
        String url = url(http.post(path, body.formatted("ws_borealis_77")));
        assertThat(emulator.seats("ws_borealis_77")).isEqualTo(10);
        emulator.pay(url);
        assertThat(emulator.seats("ws_borealis_77")).isEqualTo(15);

        emulator.plan("hand", plan -> plan.seatBased("EUR", "40", 1, "4.50").provider("esewa"));
        emulator.tenant("hand", tenant -> tenant.plan("hand").seats(2));
        http.post(path, body.formatted("hand"));
        assertThat(emulator.seats("hand")).isEqualTo(2);
        emulator.payInvoice(http.get("/api/public/billing/invoices?externalTenantId=hand")
                .data()
                .at("/invoices/0/id")
                .asText());
        assertThat(emulator.seats("hand")).isEqualTo(15);
    }

    @Test
    void paymentPage_buttons_sendThePersonBack() {
        String fields = "'planId':'flat','successUrl':'https://app.example/ok','cancelUrl':'https://app.example/no'";
        String first = url(checkout(fields));
        String page = http.send(
                        http.request(first.substring(emulator.uri().toString().length()))
                                .GET())
                .raw()
                .body();
        assertThat(page).contains("<html lang=\"en\">", ">Pay<", ">Fail<", ">Cancel<", "29.00 EUR");

        assertThat(location(press(first, "action=fail").raw())).isEqualTo("https://app.example/no");
        Http.Answer paid = press(first, "action=pay");
        assertThat(paid.status()).isEqualTo(303);
        assertThat(location(paid.raw())).isEqualTo("https://app.example/ok");
        assertThat(emulator.status("new")).isEqualTo("active");
        assertThat(press(first, "action=cancel").status()).isEqualTo(409);
    }

    @Test
    void paymentPage_payPressedTwice_paysOnce_andLeadsOnBothTimes() {
        long prints = emulator.balance("ws_borealis_77", "label_prints");
        String addon = http.post(
                        "/api/public/tenants/ws_borealis_77/addons/purchase",
                        "{'addonId':'bundle','currency':'EUR','idempotencyKey':'k','successUrl':'https://app.example/ok'}")
                .data()
                .path("checkoutUrl")
                .asText();

        assertThat(location(press(addon, "action=pay").raw())).isEqualTo("https://app.example/ok");
        assertThat(location(press(addon, "action=pay").raw())).isEqualTo("https://app.example/ok");

        assertThat(emulator.balance("ws_borealis_77", "label_prints")).isEqualTo(prints + 250);
        assertThat(get(addon.substring(emulator.uri().toString().length())))
                .contains("paid", "href=\"https://app.example/ok\">Back<")
                .doesNotContain("<button");
    }

    @Test
    void pricing_withALivePlan_changesIt_andKeepsTheSeats() {
        emulator.plan("crew", plan -> plan.name("Crew").product("kestrel").seatBased("EUR", "20.00", 2, "5.00"));
        emulator.plan("fleet", plan -> plan.name("Fleet").product("kestrel").seatBased("EUR", "60.00", 4, "5.00"));
        emulator.tenant("two", tenant -> tenant.plan("crew").seats(3).heldBy("ann", "ben"));
        String token = token("checkout-token", "two");
        assertThat(get("/pricing?token=" + token)).contains("The plan of today", "Choose Fleet");
        assertThat(press(emulator.uri() + "/pricing", "token=" + token + "&plan=crew&currency=EUR")
                        .status())
                .isEqualTo(409);

        Http.Answer chosen = press(emulator.uri() + "/pricing", "token=" + token + "&plan=fleet&currency=EUR");
        assertThat(emulator.seats("two")).isEqualTo(3);
        press(location(chosen.raw()), "action=pay");

        assertThat(emulator.status("two")).isEqualTo("active");
        assertThat(emulator.seats("two")).isEqualTo(4);
        assertThat(emulator.activeSeats("two")).containsExactly("ann", "ben");
        assertThat(http.get("/api/public/subscriptions?requestingEntityId=two")
                        .data()
                        .path("subscriptions")
                        .findValuesAsText("status"))
                .containsExactlyInAnyOrder("active", "canceled");
    }

    @Test
    void portal_pricingBillingAndRenewal_workByToken() {
        emulator.tenant("<b>", tenant -> tenant.name("<script>alert(1)</script>"));
        String token = token("checkout-token", "<b>");
        String pricing = get("/pricing?token=" + token);
        assertThat(pricing).contains("Choose Flat", "&lt;script&gt;").doesNotContain("<script");

        Http.Answer chosen = press(emulator.uri() + "/pricing", "token=" + token + "&plan=flat&currency=EUR");
        press(location(chosen.raw()), "action=pay");
        assertThat(emulator.status("<b>")).isEqualTo("active");

        emulator.setStatus("<b>", "past_due");
        String portal = token("portal-token", "<b>");
        assertThat(get("/billing?token=" + portal)).contains("past_due", "Fix payment", "CE-2026-");
        String id = http.get("/api/public/subscriptions?requestingEntityId=%3Cb%3E")
                .data()
                .at("/subscriptions/0/id")
                .asText();
        press(emulator.uri() + "/billing", "token=" + portal + "&action=fix&subscription=" + id);
        assertThat(emulator.status("<b>")).isEqualTo("active");
        for (String action : List.of("", "&action=", "&action=bogus", "&action=Cancel")) {
            press(emulator.uri() + "/billing", "token=" + portal + action + "&subscription=" + id);
            assertThat(emulator.status("<b>")).isEqualTo("active");
        }
        press(emulator.uri() + "/billing", "token=" + portal + "&action=cancel&subscription=" + id);
        assertThat(emulator.status("<b>")).isEqualTo("pending_cancel");

        emulator.setStatus("<b>", "expired");
        assertThat(get("/renewal?token=" + portal)).contains("Renewal of Flat");
        Http.Answer renewal = press(emulator.uri() + "/renewal", "token=" + portal + "&subscription=" + id);
        press(location(renewal.raw()), "action=pay");
        assertThat(emulator.status("<b>")).isEqualTo("active");
    }

    @Test
    void token_after600Seconds_isNoMore() {
        String token = token("portal-token", "new");
        Kestrel.at(emulator, "2026-07-12T00:09:59Z");
        assertThat(get("/billing?token=" + token)).contains("Billing of New");

        Kestrel.at(emulator, "2026-07-12T00:10:00Z");

        assertThat(get("/billing?token=" + token)).contains("no longer valid");
    }

    private String get(String path) {
        return http.send(http.request(path).GET()).raw().body();
    }

    private String token(String call, String tenant) {
        return http.send(http.request("/api/public/auth/" + call, "x-public-key", "pk_test_emulator")
                        .POST(BodyPublishers.ofString(
                                "{\"externalTenantId\":\"" + tenant + "\",\"returnUrl\":\"https://app.example/\"}")))
                .data()
                .path("token")
                .asText();
    }

    @Test
    void payment_confirmedLater_bringsWhatWasBoughtOnlyThen() {
        Kestrel.at(emulator, "2026-07-20T12:00:00Z");
        emulator.confirmPaymentsAfter(Duration.ofSeconds(3));
        String url = url(checkout("'planId':'flat','successUrl':'https://app.example/done'"));

        Http.Answer paid = press(url, "action=pay");

        assertThat(paid.status()).isEqualTo(303);
        assertThat(press(url, "action=cancel").status()).isEqualTo(409);
        Kestrel.at(emulator, "2026-07-20T12:00:02.999Z");
        assertThat(emulator.status("new")).isEqualTo("pending");
        Kestrel.at(emulator, "2026-07-20T12:00:03Z");
        assertThat(emulator.status("new")).isEqualTo("active");
        assertThat(emulator.balance("new", "prints")).isEqualTo(100);
    }

    @Test
    void payment_confirmedWhenItsPurchaseCanNoLongerBeHad_bringsNothing() {
        Kestrel.at(emulator, "2026-07-20T12:00:00Z");
        emulator.confirmPaymentsAfter(Duration.ofSeconds(3));
        String first = url(checkout("'planId':'flat'"));
        String second = url(checkout("'planId':'flat'"));
        press(first, "action=pay");
        press(second, "action=pay");

        Kestrel.at(emulator, "2026-07-20T12:00:03Z");

        assertThat(http.get("/api/public/subscriptions?requestingEntityId=new")
                        .data()
                        .at("/subscriptions")
                        .findValuesAsText("status"))
                .containsExactlyInAnyOrder("active", "pending");
    }
}
