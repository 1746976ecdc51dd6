package com.crovver.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.billing.Wish.Action;
import com.crovver.client.CrovverClient;
import com.crovver.guard.Caller;
import com.crovver.guard.Engine;
import com.crovver.model.Addon;
import com.crovver.model.Plan;
import com.crovver.testkit.CrovverEmulator;
import com.crovver.testkit.Workspaces;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not begun, since it would be refused, or nobody knows whether it is on sale. BillingSuite shows what is. */
class BillingDeskTest {

    private static final BillingAddress ADDRESS = new BillingAddress("https://app.example", "/billing");
    private static final URI RENEWAL = URI.create("https://crovver.example/renewal?org=1");
    private static final Visit CAROL = new Visit(new Caller("globex", "carol"), null, null, null);

    private final CrovverEmulator crovver = CrovverEmulator.start();
    private final CrovverClient client = CrovverClient.builder()
            .secretKey(crovver.secretKey())
            .publicKey(crovver.publicKey())
            .baseUrl(crovver.uri().toString())
            .build();
    private final Engine engine = Engine.builder(client.entitlements()).build();
    private final Accounts accounts = new Accounts(client, true, Clock.systemUTC());
    private final BillingDesk desk = new BillingDesk(client, ADDRESS, RENEWAL);

    @BeforeEach
    void seed() {
        Workspaces.seed(crovver);
    }

    @AfterEach
    void stop() {
        engine.close();
        client.close();
        crovver.close();
    }

    private String page() {
        BillingAnswer answer = new Billing(
                        new Billing.Setup(ADDRESS, (view, caller) -> true, true, RENEWAL), client, engine)
                .get(new NoRequest(), CAROL, Map.of());
        assertThat(answer.status()).isEqualTo(200);
        return answer.html();
    }

    private Outcome carryOut(Action action, String item, Integer seats) {
        Account account = accounts.read("globex", null);
        crovver.clearRequests();
        Outcome outcome = desk.carryOut(new Wish(action, item, seats, "EUR", null), CAROL, account, "nonce");
        if (!(outcome instanceof Outcome.Redirect)) {
            assertThat(crovver.requests()).isEmpty();
        }
        return outcome;
    }

    private String starter() {
        return client.getPlans().stream()
                .filter(plan -> plan.name().equals("Starter"))
                .map(Plan::id)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"past_due", "expired"})
    void wayBackThatIsNotKnown_isSaid_andNoPlanIsSoldInstead(String status) {
        String starter = starter();
        crovver.setStatus("globex", status);
        crovver.faults().onPath("/subscriptions/status").failNext(100, 500);

        assertThat(page()).contains("How to renew it is not known").doesNotContain("Choose a plan");
        assertThat(carryOut(Action.PLAN, starter, 2)).isInstanceOf(Outcome.Failed.class);
    }

    @ParameterizedTest
    @CsvSource({"past_due, Check the payment method", "expired, Choose a plan", "canceled, Choose a plan"})
    void wayBackThatIsKnown_isOffered(String status, String offer) {
        crovver.setStatus("globex", status);

        assertThat(page()).contains(offer);
    }

    /** From a page that was shown before the payment failed. */
    @Test
    void planInPlaceOfAPaymentThatFailed_isNotSold() {
        String starter = starter();
        crovver.setStatus("globex", "past_due");

        assertThat(carryOut(Action.PLAN, starter, 2)).isEqualTo(new Outcome.Stay(Notice.NOT_ON_SALE));
    }

    @Test
    void planThatMayBeOnSale_fails_whilePlansCannotBeRead() {
        String starter = starter();
        crovver.setStatus("globex", "canceled");
        crovver.faults().onPath("/plans").failNext(2, 500);

        assertThat(carryOut(Action.PLAN, starter, 2)).isInstanceOf(Outcome.Failed.class);
        assertThat(carryOut(Action.PLAN, starter, 2)).isInstanceOf(Outcome.Redirect.class);
    }

    @Test
    void addonThatMayBeOnSale_fails_whileAddonsCannotBeRead() {
        String addon = client.listAvailableAddons("globex").stream()
                .map(Addon::id)
                .findFirst()
                .orElseThrow();
        crovver.faults().onPath("/available").failNext(2, 500);

        assertThat(carryOut(Action.ADDON, addon, null)).isInstanceOf(Outcome.Failed.class);
        assertThat(carryOut(Action.ADDON, addon, null)).isInstanceOf(Outcome.Redirect.class);
    }

    @Test
    void renewalPageWithAQuery_isGivenItsTokenToo() {
        Outcome outcome = carryOut(Action.RENEWAL, "", null);

        assertThat(((Outcome.Redirect) outcome).location().toString())
                .startsWith(RENEWAL + "&token=")
                .doesNotContain("?token");
    }
}
