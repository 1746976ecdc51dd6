package com.crovver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.crovver.model.AddonCredits;
import com.crovver.model.AddonPurchase;
import com.crovver.model.CheckoutSession;
import com.crovver.model.CrovverProtocolException;
import com.crovver.model.Money;
import com.crovver.model.PortalLink;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the answers mean that lead a buyer to a page, or do not. */
class CheckoutDecodingTest {

    private static final ApiCall<AddonPurchase> PURCHASE = AddonCalls.purchase(Calls.PURCHASE);
    private static final ApiCall<CheckoutSession> SESSION = CheckoutCalls.session(Calls.CHECKOUT, false);
    private static final ApiCall<PortalLink> CHECKOUT_TOKEN =
            CheckoutCalls.checkoutToken(Calls.CHECKOUT_TOKEN.inProduct("kestrel desk"), Portal.DEFAULT);
    private static final ApiCall<PortalLink> PORTAL_TOKEN =
            CheckoutCalls.portalToken(Calls.PORTAL_TOKEN, new Portal("https://billing.example/x"));
    private static final CheckoutSession.Order NOTHING_SAID = new CheckoutSession.Order(null, null, null);

    @Test
    void purchase_inEveryShape() {
        URI page = URI.create("https://checkout.stripe.com/c/pay/cs_live_a1Zq");
        String id = "8d1a4f2e-77a1-4a3e-9c55-20b6cf0f4e10";

        assertThat(Answers.example(PURCHASE, "checkoutCreated"))
                .isEqualTo(new AddonPurchase.PaymentPage(
                        id, page, false, new AddonPurchase.Item("Label print bundle", 250L, eur("7.5"))));
        assertThat(Answers.example(PURCHASE, "replay"))
                .isEqualTo(new AddonPurchase.PaymentPage(id, page, true, new AddonPurchase.Item(null, null, null)));
        assertThat(Answers.example(PURCHASE, "noPayment"))
                .isEqualTo(new AddonPurchase.NoPaymentPage(
                        "2f7f0a66-53b0-4f6e-b0c8-1f7e5a5f6d21",
                        false,
                        new AddonPurchase.Item("Welcome labels", 20L, eur("0"))));
        String which = Answers.example(PURCHASE, "replay").fold(paid -> "page", free -> "none");
        assertThat(which).isEqualTo("page");
    }

    @Test
    void activeAddonCredits_inEveryShape() {
        ApiCall<List<AddonCredits>> active = AddonCalls.active(Calls.TENANT);

        assertThat(Answers.example(active, "referenceShape"))
                .containsExactly(
                        new AddonCredits("label_prints", 180, 2L, Instant.parse("2026-08-14T09:20:05Z")),
                        new AddonCredits("route_lookups", 250, 1L, null));
        assertThat(Answers.example(active, "camelShape"))
                .containsExactly(new AddonCredits("label_prints", 180, null, null));
        assertThat(Answers.example(active, "none")).isEmpty();
    }

    @Test
    void session_toPay() {
        URI page = URI.create("https://checkout.stripe.com/c/pay/cs_test_b7");

        assertThat(Answers.example(SESSION, "created"))
                .isEqualTo(new CheckoutSession.PaymentPage(Calls.SUBSCRIPTION, page, "cs_test_b7", NOTHING_SAID));
        assertThat(Answers.example(SESSION, "phpShape"))
                .isEqualTo(new CheckoutSession.PaymentPage(
                        Calls.SUBSCRIPTION,
                        page,
                        "cs_test_b7",
                        new CheckoutSession.Order("Orbit Team", "stripe", eur("58"))));
    }

    @Test
    void session_free() {
        assertThat(Answers.example(SESSION, "freePlan"))
                .isEqualTo(new CheckoutSession.Free(
                        "0a4c9b1e-5d20-4c0d-8e5f-7c1b2a3d4e5f", new CheckoutSession.Order("Orbit Free", null, null)));
        assertThat(Answers.data(SESSION, "{\"subscriptionId\":\"s\",\"amount\":\"0.00\",\"currency\":\"EUR\"}"))
                .isInstanceOf(CheckoutSession.Free.class);
    }

    @Test
    void session_thatIsNone() {
        assertThat(Answers.example(SESSION, "providerFailure"))
                .isEqualTo(new CheckoutSession.NoSession(
                        Calls.SUBSCRIPTION, "The provider did not open a session", NOTHING_SAID));
        CheckoutSession silent = Answers.data(SESSION, "{\"subscriptionId\":\"s\",\"checkoutUrl\":null}");
        assertThat(silent).isEqualTo(new CheckoutSession.NoSession("s", null, NOTHING_SAID));
        CheckoutSession both = Answers.data(
                SESSION, "{\"subscriptionId\":\"s\",\"checkoutUrl\":\"https://a.example/\",\"error\":\"no\"}");
        String which = both.fold(page -> "page", free -> "free", none -> "none");
        assertThat(which).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "/pay", "ftp://a.example/", "data:text/html,x", "https:", "a b"})
    void page_thatIsNoWebPage_isRefusedWithoutQuotingIt(String url) {
        assertThatThrownBy(() -> Answers.data(SESSION, "{\"subscriptionId\":\"s\",\"checkoutUrl\":\"" + url + "\"}"))
                .isInstanceOf(CrovverProtocolException.class)
                .hasMessageContaining("$.data.checkoutUrl")
                .hasMessageNotContaining(url);
    }

    @Test
    void checkoutToken_urlFromMetaThenDataThenPortal() {
        String token = "eyJhbGciOiJIUzI1NiJ9.example.checkout";
        URI page = URI.create("https://portal.crovver.com/pricing?token=" + token + "&productSlug=kestrel%20desk");
        PortalLink expected = new PortalLink(token, page, Instant.parse("2026-07-13T10:10:00Z"));

        assertThat(Answers.example(CHECKOUT_TOKEN, "created")).isEqualTo(expected);
        assertThat(Answers.example(CHECKOUT_TOKEN, "urlInData")).isEqualTo(expected);
        assertThat(Answers.example(CHECKOUT_TOKEN, "withoutMeta")).isEqualTo(expected);
        assertThat(expected).hasToString("PortalLink[expiresAt=2026-07-13T10:10:00Z]");
    }

    @Test
    void portalToken_urlFromMetaThenDataThenPortal() {
        String token = "eyJhbGciOiJIUzI1NiJ9.example.portal";
        URI page = URI.create("https://portal.crovver.com/billing?token=" + token);

        assertThat(Answers.example(PORTAL_TOKEN, "created").url()).isEqualTo(page);
        assertThat(Answers.example(PORTAL_TOKEN, "urlInData").url()).isEqualTo(page);
        assertThat(Answers.data(PORTAL_TOKEN, "{\"token\":\"a+b\"}"))
                .isEqualTo(new PortalLink("a+b", URI.create("https://billing.example/x/billing?token=a%2Bb"), null));
    }

    @Test
    void productSlug_isAddedOnce_beforeTheFragment() {
        Portal.Page page = Portal.DEFAULT.pricing("p&q");

        assertThat(page.sent(URI.create("https://a.example/x"))).hasToString("https://a.example/x?productSlug=p%26q");
        assertThat(page.sent(URI.create("https://a.example/x?a=1#top")))
                .hasToString("https://a.example/x?a=1&productSlug=p%26q#top");
        assertThat(page.sent(URI.create("https://a.example/?productSlug=z")))
                .hasToString("https://a.example/?productSlug=z");
    }

    @Test
    void requests_withWrongArguments_areRefused() {
        assertThatThrownBy(() -> new CheckoutTokenRequest("acme", "/back"))
                .hasMessageContaining("returnUrl")
                .hasMessageNotContaining("/back");
        assertThatThrownBy(() -> new PortalTokenRequest("acme", "javascript:x")).hasMessageContaining("returnUrl");
        assertThatThrownBy(() -> new CreateCheckoutSessionRequest(
                        "p", null, null, null, null, null, null, null, null, null, null))
                .hasMessageContaining("tenantId or userId");
        assertThatThrownBy(() -> CreateCheckoutSessionRequest.forTenant("acme", "p")
                        .totalCapacityUnits(0)
                        .build())
                .hasMessageContaining("totalCapacityUnits");
        assertThatThrownBy(() -> new PurchaseAddonRequest("acme", "a", Calls.EUR, " "))
                .hasMessageContaining("idempotencyKey");
    }

    @Test
    void requests_showNobody() {
        assertThat(List.of(Calls.CHECKOUT_TOKEN, Calls.PORTAL_TOKEN, Calls.NEW_TENANT, Calls.BULK, Calls.CHECKOUT))
                .allSatisfy(request -> assertThat(request.toString()).doesNotContain("@", "Signe", "Emma"));
    }

    private static Money eur(String amount) {
        return new Money(new BigDecimal(amount), Calls.EUR);
    }
}
