package com.crovver.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the application's own code may ask, in a servlet and in a resource, in every container. */
abstract class CrovverSuite extends AppSuite {

    CrovverSuite(Container container) {
        super(container, JaxRs.JERSEY_3_1);
    }

    @Override
    void extend(WebApp webApp) {
        webApp.servlet("workspace", "com.crovver.e2e.app.Workspace", "/workspace")
                .servlet("billing", "com.crovver.servlet.CrovverBillingServlet", "/pay")
                .contextParam("crovver.publicKey", crovver.publicKey())
                .contextParam("crovver.publicUrl", "https://app.example")
                .contextParam("crovver.inactiveListener", "com.crovver.e2e.app.Asks$Listener")
                .contextParam("crovver.listener", "com.crovver.e2e.app.Asks$Charges")
                .contextParam("crovver.clientTimeout", "3s");
    }

    @BeforeEach
    void nothingAsked() {
        crovver.clearRequests();
    }

    final String ask(String where, String what, String of) {
        Browser.Answer answer = alice.send("GET", where + "?what=" + what + "&of=" + of, "Accept", "text/html");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/asks", "/api/asks"})
    void questions_areAnsweredForTheCaller(String where) {
        assertThat(ask(where, "caller", "")).isEqualTo(tenant);
        assertThat(ask(where, "feature", "data_export")).isEqualTo("true");
        assertThat(ask(where, "feature", "teleport")).isEqualTo("false");
        assertThat(ask(where, "subscribed", "")).isEqualTo("true");
        assertThat(ask(where, "covers", "100")).isEqualTo("true");
        assertThat(ask(where, "covers", "101")).isEqualTo("false");
        assertThat(ask(where, "badge", "")).contains("label=Active", "GREEN", "planName=Pro", "status=active");
        assertThat(ask(where, "balance", "ai_generations")).isEqualTo("100");
        assertThat(ask(where, "seats", "")).isEqualTo("5");
        assertThat(ask(where, "snapshot", "data_export")).isEqualTo("true");
        assertThat(ask(where, "link", "teleport"))
                .startsWith("https://app.example/pay?return=%2F")
                .endsWith("&feature=teleport");
    }

    @Test
    void feature_isRememberedTogetherWithTheGuards() {
        assertThat(alice.get("/analytics").status()).isEqualTo(200);
        crovver.clearRequests();

        assertThat(ask("/asks", "feature", "advanced_analytics")).isEqualTo("true");

        assertThat(crovver.requests()).isEmpty();
    }

    @Test
    void whatIsRemembered_isAskedForAnewAfterARefresh() {
        assertThat(ask("/asks", "subscribed", "")).isEqualTo("true");
        crovver.setStatus(tenant, "expired");
        assertThat(ask("/asks", "subscribed", "")).isEqualTo("true");

        assertThat(ask("/asks", "refresh", "")).isEqualTo("refreshed");

        assertThat(ask("/asks", "subscribed", "")).isEqualTo("false");
    }

    @Test
    void billing_isManagedByTheOwnerAlone() {
        assertThat(ask("/asks", "manages", "")).isEqualTo("false");

        alice = new Browser(app.uri()).loggedIn(tenant, tenant + "-owner");

        assertThat(ask("/asks", "manages", "")).isEqualTo("true");
    }

    @Test
    void owner_isRememberedForAMoment() {
        alice = new Browser(app.uri()).loggedIn(tenant, tenant + "-owner");
        assertThat(ask("/asks", "manages", "")).isEqualTo("true");
        assertThat(asked("/tenants")).isEqualTo(1);

        crovver.faults().onPath("/tenants").failNext(10, 500);

        assertThat(ask("/asks", "manages", "")).isEqualTo("true");
        assertThat(asked("/tenants")).isEqualTo(1);
    }

    @Test
    void ownerWhomCrovverDoesNotName_isNobody() {
        alice = new Browser(app.uri()).loggedIn(tenant, tenant + "-owner");
        crovver.faults().onPath("/tenants").failNext(2, 500);

        assertThat(ask("/asks", "manages", "")).isEqualTo("false");

        assertThat(asked("/tenants")).isEqualTo(2);
        assertThat(ask("/asks", "manages", "")).isEqualTo("true");
    }

    private long asked(String path) {
        return crovver.requests().stream()
                .filter(it -> it.path().contains(path))
                .count();
    }

    @Test
    void client_makesEveryOtherCall() {
        assertThat(ask("/asks", "plan", "")).contains("Starter", "Pro");
    }

    @Test
    void consumption_withTheSameKey_isMadeOnce_andKeysOfTenantsAreApart() {
        assertThat(ask("/asks", "consume", "order-7")).isEqualTo("true true");
        assertThat(ask("/asks", "consume", "order-7")).isEqualTo("true true");
        assertThat(crovver.balance(tenant, "ai_generations")).isEqualTo(95);
        assertThat(ask("/asks", "told", "").lines().filter((tenant + " 5 []")::equals))
                .hasSize(4);

        freshTenant();
        assertThat(ask("/asks", "consume", "order-7")).isEqualTo("true true");
        assertThat(crovver.balance(tenant, "ai_generations")).isEqualTo(95);
    }

    @Test
    void softly_letsThrough_andMarks() {
        assertThat(ask("/asks", "softly", "data_export")).isEqualTo("true unmarked");
        assertThat(ask("/asks", "softly", "teleport")).isEqualTo("false 403");
        alice = new Browser(app.uri());
        assertThat(ask("/asks", "softly", "data_export")).isEqualTo("false 401");
    }

    @Test
    void nobody_mayNothing_andIsToldSo() {
        alice = new Browser(app.uri());

        assertThat(ask("/asks", "caller", "")).isEqualTo("nobody");
        assertThat(ask("/asks", "feature", "data_export")).isEqualTo("false");
        assertThat(ask("/asks", "subscribed", "")).isEqualTo("false");
        assertThat(ask("/asks", "manages", "")).isEqualTo("false");
        assertThat(alice.get("/asks?what=seats").status()).isEqualTo(500);
        assertThat(crovver.requests()).isEmpty();
    }

    @Test
    void callersWithoutALiveSubscription_areToldOf_whereverTheyAreRefused() {
        crovver.setStatus(tenant, "past_due");
        assertThat(alice.get("/analytics").status()).isEqualTo(402);
        tenant = "stranger-" + UUID.randomUUID();
        alice = new Browser(app.uri()).loggedIn(tenant, "alice");
        assertThat(ask("/asks", "subscribed", "")).isEqualTo("false");

        assertThat(ask("/asks", "inactive", "")).contains(" past_due", tenant + " none");
    }

    @Test
    void crovverAway_meansNo() {
        crovver.faults().failNext(50, 500);

        assertThat(ask("/asks", "feature", "data_export")).isEqualTo("false");

        crovver.faults().clear();
    }
}
