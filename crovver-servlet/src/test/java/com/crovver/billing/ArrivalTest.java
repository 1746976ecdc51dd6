package com.crovver.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.client.CrovverClient;
import com.crovver.client.ProrationCheckoutRequest;
import com.crovver.guard.Caller;
import com.crovver.guard.Engine;
import com.crovver.spi.CallerView;
import com.crovver.testkit.CrovverEmulator;
import com.crovver.testkit.Workspaces;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The return from a payment that is confirmed late, or never, in time that passes only when somebody waits. */
class ArrivalTest {

    private static final Visit CAROL = new Visit(new Caller("globex", "carol"), "/drafts", null, null);

    private final SteppedClock clock = new SteppedClock();
    private final CrovverEmulator crovver = CrovverEmulator.start();
    private final CrovverClient client = CrovverClient.builder()
            .secretKey(crovver.secretKey())
            .baseUrl(crovver.uri().toString())
            .build();
    private final Engine engine = Engine.builder(client.entitlements()).build();
    private final Billing billing = new Billing(
            new Billing.Setup(
                    new BillingAddress("https://app.example", "/billing"), Billing.owners(client), false, null),
            client,
            engine,
            clock,
            pause -> clock.now = clock.now.plus(pause));

    @BeforeEach
    void seed() {
        crovver.clock(clock);
        Workspaces.seed(crovver);
    }

    @AfterEach
    void stop() {
        engine.close();
        client.close();
        crovver.close();
    }

    private BillingAnswer arrive(Map<String, String> query) {
        return billing.get(new Nothing(), CAROL, query);
    }

    @Test
    void confirmationWithinTheWait_leadsBackInOneAnswer() {
        crovver.confirmPaymentsAfter(Duration.ofSeconds(3));
        Instant paid = clock.now;
        pay();

        BillingAnswer answer = arrive(Map.of("paid", "seats:3"));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.headers()).containsEntry("Location", "/drafts");
        assertThat(Duration.between(paid, clock.now)).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(4));
    }

    @Test
    void confirmationThatTakesLonger_isWaitedForByAPageThatLooksAgain() {
        crovver.confirmPaymentsAfter(Duration.ofSeconds(8));
        pay();

        BillingAnswer waiting = arrive(Map.of("paid", "seats:3"));

        assertThat(waiting.status()).isEqualTo(200);
        assertThat(waiting.headers().get("Refresh"))
                .startsWith("2; url=/billing?return=%2Fdrafts&")
                .contains("paid=seats%3A3")
                .contains("round=1");
        assertThat(waiting.html()).contains("no need to pay again", "href=\"/drafts\"");
        assertThat(arrive(Map.of("paid", "seats:3", "round", "1")).headers()).containsEntry("Location", "/drafts");
    }

    @Test
    void confirmationThatNeverComes_isNotWaitedForEndlessly() {
        BillingAnswer last = arrive(Map.of("paid", "seats:3", "round", "30"));

        assertThat(last.status()).isEqualTo(200);
        assertThat(last.headers()).doesNotContainKey("Refresh");
    }

    @Test
    void addressThatSomebodyMadeUp_leadsBackAtOnce() {
        Instant before = clock.now;

        assertThat(arrive(Map.of("paid", "<everything>")).headers()).containsEntry("Location", "/drafts");
        assertThat(clock.now).isEqualTo(before);
    }

    @Test
    void crovverAwayWhileWaiting_isNoConfirmation() {
        crovver.faults().onPath("/capacity/count").failNext(1_000, 500);

        assertThat(arrive(Map.of("paid", "seats:3")).headers()).containsKey("Refresh");
    }

    @Test
    void usersWhoBreak_refuse() {
        Billing broken = new Billing(
                new Billing.Setup(
                        new BillingAddress("https://app.example", "/billing"),
                        (view, caller) -> {
                            throw new IllegalStateException("roles are down");
                        },
                        false,
                        null),
                client,
                engine);

        assertThat(broken.get(new Nothing(), CAROL, Map.of()).status()).isEqualTo(500);
        assertThat(crovver.requests()).isEmpty();
    }

    /** Pays on the payment page for a third seat. */
    private void pay() {
        client.createProrationCheckout(ProrationCheckoutRequest.of("globex", 3))
                .fold(
                        page -> {
                            pressPay(page.checkoutUrl());
                            return true;
                        },
                        invoiced -> false,
                        nothing -> false);
    }

    private static void pressPay(URI page) {
        try {
            HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(page)
                                    .POST(BodyPublishers.ofString("action=pay"))
                                    .build(),
                            BodyHandlers.discarding());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A request in which nobody is to look. */
    private record Nothing() implements CallerView {
        @Override
        public Principal principal() {
            return null;
        }

        @Override
        public Object sessionAttribute(String name) {
            return null;
        }

        @Override
        public Object requestAttribute(String name) {
            return null;
        }

        @Override
        public List<String> header(String name) {
            return List.of();
        }
    }
}
