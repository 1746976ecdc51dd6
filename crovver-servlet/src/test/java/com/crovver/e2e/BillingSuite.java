package com.crovver.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.crovver.e2e.Browser.Answer;
import com.crovver.testkit.RecordedRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The billing page in every container. Browsers reach the application under a name that it cannot know from its requests, as
 * behind a proxy.
 */
abstract class BillingSuite extends AppSuite {

    private static final String ORIGIN = "https://app.example";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String HTML = "text/html,*/*;q=0.8";

    private final Container container;

    BillingSuite(Container container) {
        super(container, JaxRs.JERSEY_3_1);
        this.container = container;
    }

    @Override
    void extend(WebApp webApp) {
        billing(webApp)
                .contextParam("crovver.publicKey", crovver.publicKey())
                .contextParam("crovver.publicUrl", ORIGIN)
                .contextParam("crovver.renewalUrl", crovver.uri() + "/renewal");
    }

    private static WebApp billing(WebApp webApp) {
        return webApp.servlet("workspace", "com.crovver.e2e.app.Workspace", "/workspace")
                .servlet("billing", "com.crovver.servlet.CrovverBillingServlet", "/billing");
    }

    /** On the small plan, which alice pays for. */
    @BeforeEach
    void ownedByAlice() {
        crovver.tenant(
                tenant,
                it -> it.owner("alice")
                        .plan("starter")
                        .status("active")
                        .seats(2)
                        .heldBy("alice", "bob"));
        crovver.clearRequests();
    }

    // Helpers that do what browsers do.

    private Answer open(Browser browser, String path) {
        return browser.send("GET", path, "Accept", HTML);
    }

    private Answer page() {
        Answer page = open(alice, "/billing");
        assertThat(page.status()).isEqualTo(200);
        return page;
    }

    private Answer send(Browser browser, BillingForm form, String origin) {
        String[] headers = {"Accept", HTML, "Content-Type", FORM, "Origin", origin};
        return browser.submit(form.action(), form.encoded(), headers);
    }

    private Answer press(Answer page, String button) {
        return send(alice, BillingForm.of(page.body(), button), ORIGIN);
    }

    /** Where an answer leads within the application. */
    private static String path(Answer answer) {
        String location = String.valueOf(answer.header("Location"));
        return location.startsWith(ORIGIN) ? location.substring(ORIGIN.length()) : location;
    }

    /** Pays on the page that an answer leads to, and comes back as the payment page says. */
    private Answer payAndReturn(Answer answer) {
        assertThat(answer.status()).isEqualTo(303);
        URI page = URI.create(answer.header("Location"));
        Answer paid = new Browser(page).submit(page.getRawPath(), "action=pay", "Content-Type", FORM);
        return open(alice, path(paid));
    }

    private List<RecordedRequest> purchases() {
        return crovver.requests().stream()
                .filter(it -> it.path().endsWith("/checkout")
                        || it.path().endsWith("/proration-checkout")
                        || it.path().endsWith("/purchase")
                        || it.path().endsWith("/cancel")
                        || it.path().contains("-token"))
                .toList();
    }

    // The way in.

    @Test
    void refusedPage_linksHere_andBack() {
        Answer refused = open(alice, "/analytics?from=2026&x=a%20b");

        assertThat(refused.status()).isEqualTo(403);
        String link = BillingForm.text(refused.body().replaceAll("(?s).*<a href=\"(https:[^\"]*)\".*", "$1"));
        assertThat(link).startsWith(ORIGIN + "/billing?return=").endsWith("&feature=advanced_analytics");
        assertThat(URLDecoder.decode(link, StandardCharsets.UTF_8)).contains("=/analytics?from=2026&x=a%20b&");
        assertThat(open(alice, link.substring(ORIGIN.length())).body())
                .contains("href=\"/analytics?from&#61;2026&#38;x&#61;a%20b\"");
    }

    @Test
    void refusedCallOfAProgram_linksHere_withoutAWayBack() {
        assertThat(alice.get("/analytics").problem().at("/upgrade/link").asText())
                .isEqualTo(ORIGIN + "/billing?feature=advanced_analytics");
        assertThat(alice.send("POST", "/drafts", "Accept", HTML).status()).isEqualTo(200);
    }

    @Test
    void nobodyKnown_is401_andNothingIsAsked() {
        Browser stranger = new Browser(app.uri());

        assertThat(open(stranger, "/billing").status()).isEqualTo(401);
        assertThat(send(stranger, new BillingForm("post", "/billing", Map.of("action", "portal")), ORIGIN)
                        .status())
                .isEqualTo(401);
        assertThat(crovver.requests()).isEmpty();
    }

    @Test
    void somebodyElseThanTheOwner_isAskedToAskTheOwner_andSeesNoPrice() {
        Browser bob = new Browser(app.uri()).loggedIn(tenant, "bob");

        Answer answer = open(bob, "/billing");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body())
                .contains("ask the owner")
                .doesNotContain("EUR")
                .doesNotContain("<form");
        BillingForm alices = BillingForm.of(page().body(), "Buy 50 AI generations");
        assertThat(send(bob, alices, ORIGIN).status()).isEqualTo(403);
        assertThat(purchases()).isEmpty();
    }

    // What is bought.

    @Test
    void credits_boughtAndPaid_areThereAtTheVeryNextRequest() {
        crovver.tenant(tenant, it -> it.owner("alice").plan("starter").credits("ai_generations", 2));
        assertThat(alice.post("/drafts").status()).isEqualTo(402);
        Answer page = open(alice, "/billing?return=%2Freport");

        Answer back = payAndReturn(press(page, "Buy 50 AI generations"));

        assertThat(back.status()).isEqualTo(303);
        assertThat(back.header("Location")).isEqualTo("/report");
        assertThat(alice.post("/drafts").status()).isEqualTo(200);
    }

    @Test
    void seats_boughtAndPaid_areThereAtTheVeryNextRequest() {
        Browser carol = new Browser(app.uri()).loggedIn(tenant, "carol");
        assertThat(carol.get("/workspace").status()).isEqualTo(402);
        Answer page = page();
        assertThat(BillingForm.text(page.body()))
                .containsPattern("1 more seat for the \\d+ days? left of this period's \\d+: EUR \\d\\.\\d\\d now")
                .contains("3 seats cost EUR 18.00 a month");

        Answer back = payAndReturn(press(page, "Buy 1 seat"));

        assertThat(path(back)).isEqualTo("/billing?notice=confirmed");
        assertThat(open(alice, path(back)).body()).contains("role=\"status\"", "What you bought is yours");
        assertThat(carol.get("/workspace").status()).isEqualTo(200);
        assertThat(crovver.seats(tenant)).isEqualTo(3);
    }

    @Test
    void seats_moreThanOne_areQuotedAsAsked() {
        BillingForm lookUp = BillingForm.of(page().body(), "Show the price").with("seats", "4");

        Answer quoted = open(alice, lookUp.action() + "?" + lookUp.encoded());

        assertThat(BillingForm.text(quoted.body())).contains("2 more seats for the", "4 seats cost EUR 24.00 a month");
        assertThat(payAndReturn(press(quoted, "Buy 2 seats")).status()).isEqualTo(303);
        assertThat(crovver.seats(tenant)).isEqualTo(4);
    }

    @Test
    void plan_forAWorkspaceThatCrovverDoesNotKnow_isBoughtByWhoeverIsThereFirst() {
        tenant = "new-" + UUID.randomUUID();
        alice = new Browser(app.uri()).loggedIn(tenant, "alice");
        assertThat(alice.get("/analytics").status()).isEqualTo(402);
        Answer page = open(alice, "/billing?return=%2Fanalytics&feature=advanced_analytics");
        assertThat(page.body().indexOf("Choose Pro")).isLessThan(page.body().indexOf("Choose Starter"));

        Answer back = payAndReturn(press(page, "Choose Pro"));

        assertThat(back.header("Location")).isEqualTo("/analytics");
        assertThat(alice.get("/analytics").status()).isEqualTo(200);
    }

    @Test
    void failedPayment_isPutRightInThePortal() {
        crovver.setStatus(tenant, "past_due");
        assertThat(alice.post("/drafts").status()).isEqualTo(402);
        Answer page = page();
        assertThat(page.body()).contains("Payment failed").doesNotContain("Choose a plan");

        Answer toPortal = press(page, "Check the payment method");

        URI portal = URI.create(toPortal.header("Location"));
        Browser atCrovver = new Browser(portal);
        String fix =
                atCrovver.get(portal.getRawPath() + "?" + portal.getRawQuery()).body();
        assertThat(fix).contains("Fix payment");
        String hidden = fix.replaceAll("(?s).*?name=\"subscription\" value=\"([^\"]*)\".*", "$1");
        atCrovver.submit("/billing", portal.getRawQuery() + "&action=fix&subscription=" + hidden, "Content-Type", FORM);
        String back = BillingForm.text(fix.replaceAll("(?s).*<a href=\"([^\"]*)\">Back.*", "$1"))
                .replace("&amp;", "&");
        assertThat(path(open(alice, back.substring(ORIGIN.length())))).isEqualTo("/billing?notice=confirmed");
        assertThat(alice.post("/drafts").status()).isEqualTo(200);
    }

    @Test
    void periodPaidByHand_thatRanOut_leadsToTheRenewalPage() {
        crovver.tenant(
                tenant,
                it -> it.owner("alice")
                        .subscription(
                                each -> each.plan("starter").status("expired").billingMode("manual")));

        Answer toRenewal = press(page(), "Renew");

        assertThat(toRenewal.header("Location")).startsWith(crovver.uri() + "/renewal?token=");
    }

    @Test
    void otherPlans_areForTheHostedPageToSell() {
        Answer answer = press(page(), "See the plans");

        assertThat(answer.header("Location")).startsWith(crovver.uri() + "/pricing?token=");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void cancelling_endsThePlanAtTheEndOfItsPeriod() {
        Answer answer = press(page(), "Cancel Starter");

        assertThat(path(answer)).isEqualTo("/billing?notice=canceled");
        assertThat(crovver.status(tenant)).isEqualTo("pending_cancel");
        assertThat(page().body()).contains("Usable until").doesNotContain("Cancel Starter");
    }

    // Once.

    @Test
    void doubleClick_opensOneSession_andBothLeadThere() {
        BillingForm form = BillingForm.of(page().body(), "Buy 1 seat");

        List<CompletableFuture<Answer>> clicks = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> send(alice, form, ORIGIN)))
                .toList();

        List<String> locations = clicks.stream()
                .map(CompletableFuture::join)
                .map(it -> it.header("Location"))
                .distinct()
                .toList();
        assertThat(locations).singleElement().asString().startsWith(crovver.uri() + "/checkout/");
        assertThat(purchases()).hasSize(1);
    }

    @Test
    void sameForm_sentWithOtherNumbers_buysNothing() {
        BillingForm form = BillingForm.of(page().body(), "Buy 1 seat");
        send(alice, form, ORIGIN);

        assertThat(path(send(alice, form.with("seats", "4"), ORIGIN))).isEqualTo("/billing?notice=form-used");
        assertThat(purchases()).hasSize(1);
    }

    @Test
    void pageShownAnew_canBuyAnew() {
        press(page(), "Buy 1 seat");
        press(page(), "Buy 1 seat");

        assertThat(purchases()).hasSize(2);
    }

    // Nobody else.

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "https://evil.example",
                "http://app.example",
                "https://app.example.evil.example",
                "https://app.example:444",
                "https://app.example/",
                ""
            })
    void formFromAnotherOrigin_doesNothing(String origin) {
        BillingForm form = BillingForm.of(page().body(), "Buy 1 seat");

        assertThat(send(alice, form, origin).status()).isEqualTo(403);
        assertThat(alice.submit(form.action(), form.encoded(), "Content-Type", FORM)
                        .status())
                .as("without any")
                .isEqualTo(403);
        assertThat(purchases()).isEmpty();
    }

    @Test
    void hostAndForwardedHeaders_areNotBelieved() {
        BillingForm form = BillingForm.of(page().body(), "Buy 50 AI generations");

        Answer answer = alice.submit(
                form.action(),
                form.encoded(),
                "Content-Type",
                FORM,
                "Origin",
                ORIGIN,
                "X-Forwarded-Host",
                "evil.example",
                "Forwarded",
                "host=evil.example");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(purchases().get(0).body())
                .contains("\"successUrl\":\"" + ORIGIN + "/billing?")
                .doesNotContain("evil")
                .doesNotContain("127.0.0.1:" + app.uri().getPort());
    }

    @Test
    void nonceOfAnotherButton_orNone_orAForgedOne_doesNothing() {
        String page = page().body();
        BillingForm form = BillingForm.of(page, "Buy 1 seat");
        String other = BillingForm.of(page, "Buy 50 AI generations").fields().get("nonce");

        assertThat(Stream.of(other, "", "x", form.fields().get("nonce") + "A"))
                .allSatisfy(nonce -> assertThat(path(send(alice, form.with("nonce", nonce), ORIGIN)))
                        .isEqualTo("/billing?notice=form-expired"));
        assertThat(purchases()).isEmpty();
    }

    @Test
    void otherThingsThanThoseOnSale_cannotBeBought() {
        BillingForm seats = BillingForm.of(page().body(), "Buy 1 seat");

        assertThat(Stream.of("0", "2", "5", "-1", "x", "99999999999"))
                .allSatisfy(number -> assertThat(path(send(
                                alice,
                                BillingForm.of(page().body(), "Buy 1 seat").with("seats", number),
                                ORIGIN)))
                        .isEqualTo("/billing?notice=not-on-sale"));
        assertThat(path(send(alice, seats.with("action", "plan"), ORIGIN))).isEqualTo("/billing?notice=form-expired");
        assertThat(purchases()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "javascript:alert(1)",
                "/ok%0d%0aSet-Cookie:x=1",
                "/%09/evil.example"
            })
    void returnTargetThatLeadsElsewhere_isForgotten(String target) {
        String query = "return=" + target.replace("\\", "%5C").replace(":", "%3A");

        assertThat(open(alice, "/billing?" + query).body())
                .doesNotContain("evil")
                .doesNotContain("Set-Cookie");
        assertThat(path(open(alice, "/billing?paid=settled%3A&" + query))).isEqualTo("/billing?notice=confirmed");
    }

    @Test
    void textsOfRequestsAndOfCrovver_areShownAsTheyAre() {
        crovver.tenant(tenant, it -> it.owner("alice"));
        crovver.plan(
                "odd",
                plan -> plan.name("<b>Odd</b>")
                        .product("odd")
                        .price("EUR", "1.00")
                        .description("\"><i>"));

        String page =
                open(alice, "/billing?feature=%3Cscript%3E&notice=%3Cscript%3E").body();

        assertThat(page).doesNotContain("<script").doesNotContain("<b>Odd").doesNotContain("<i>");
        assertThat(BillingForm.text(page)).contains("<b>Odd</b>");
    }

    @Test
    void pages_areKeptNowhere_framedNowhere_andRunNothing() {
        Answer page = page();

        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.body()).doesNotContain("<script").doesNotContain("token");
    }

    // Crovver away.

    @Test
    void crovverAway_isSaid_andNothingIsBought() {
        BillingForm form = BillingForm.of(page().body(), "Buy 1 seat");
        crovver.faults().failNext(100, 500);

        Answer page = open(alice, "/billing");

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Retry-After")).isNotNull();
        assertThat(send(alice, form, ORIGIN).status()).isEqualTo(503);
        crovver.faults().clear();
        assertThat(purchases()).isEmpty();
    }

    @Test
    void purchaseWhoseAnswerWasLost_isNotBegunAgainByTheSameForm() {
        BillingForm form = BillingForm.of(page().body(), "Buy 1 seat");
        crovver.faults().onPath("/proration-checkout").afterApplying().dropNext(1);

        assertThat(path(send(alice, form, ORIGIN))).isEqualTo("/billing?notice=failed");
        assertThat(path(send(alice, form, ORIGIN))).isEqualTo("/billing?notice=failed");
        assertThat(purchases()).hasSize(1);
    }

    @Test
    void withoutAPublicKey_whatNeedsOneIsLeftOut_andTheRestWorks(@TempDir Path folder) throws Exception {
        Container.Deployed keyless = container.deploy(billing(configured(folder.resolve("keyless")))
                .contextParam("crovver.publicUrl", ORIGIN)
                .build());
        try {
            alice = new Browser(keyless.uri()).loggedIn(tenant, "alice");

            Answer page = page();

            assertThat(page.body()).doesNotContain("portal").doesNotContain("See the plans");
            assertThat(payAndReturn(press(page, "Buy 1 seat")).status()).isEqualTo(303);
            assertThat(crovver.seats(tenant)).isEqualTo(3);
            crovver.setStatus(tenant, "canceled");
            assertThat(page().body()).contains("Choose Starter");
        } finally {
            keyless.stop();
        }
    }

    @Test
    void withoutAPublicAddress_theDeploymentFails(@TempDir Path folder) {
        assertThatThrownBy(() -> container.deploy(
                        billing(configured(folder.resolve("nameless"))).build()))
                .hasMessageContaining("CrovverBillingServlet is mapped, but crovver.publicUrl is not set");
    }
}
