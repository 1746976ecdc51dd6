package com.crovver.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.client.CrovverClient;
import com.crovver.client.ProrationCheckoutRequest;
import com.crovver.guard.Caller;
import com.crovver.guard.Decision;
import com.crovver.guard.Engine;
import com.crovver.guard.Requirement;
import com.crovver.spi.BillingUsers;
import com.crovver.testkit.CrovverEmulator;
import com.crovver.testkit.Workspaces;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The return from a payment that is confirmed late, or never, in time that passes only when somebody waits. */
class ArrivalTest {

    private static final BillingAddress ADDRESS = new BillingAddress("https://app.example", "/billing");
    private static final Visit CAROL = new Visit(new Caller("globex", "carol"), "/drafts", null, null);

    private final SteppedClock clock = new SteppedClock();
    private final CrovverEmulator crovver = CrovverEmulator.start();
    private final CrovverClient client = CrovverClient.builder()
            .secretKey(crovver.secretKey())
            .baseUrl(crovver.uri().toString())
            .build();
    private final Engine engine = Engine.builder(client.entitlements()).build();
    private final Billing billing = new Billing(
            new Billing.Setup(ADDRESS, Billing.owners(client), false, null),
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
        return billing.get(new NoRequest(), CAROL, query);
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
    void addressThatSomebodyMadeUp_confirmsNothing() {
        Visit visit = new Visit(CAROL.caller(), null, null, null);

        BillingAnswer answer = billing.get(new NoRequest(), visit, Map.of("paid", "<everything>"));

        assertThat(answer.headers()).containsEntry("Location", "/billing");
    }

    static Stream<AwaitedChange> changes() {
        return Stream.of(
                new AwaitedChange.LiveSubscription("pro:2026:eu"),
                new AwaitedChange.LiveSubscription(""),
                new AwaitedChange.NothingPending(),
                new AwaitedChange.Seats(3),
                new AwaitedChange.Credits(12, "ai:generations"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void changeInAnAddress_isReadAsWritten(AwaitedChange change) {
        assertThat(AwaitedChange.parse(change.text())).contains(change);
    }

    /** The first question is who the owner is; both attempts fail. */
    @Test
    void crovverAwayAtTheReturn_isNoConfirmation_andNotSaidToBeNoPurchase() {
        pay();
        crovver.faults().onPath("/tenants").failNext(2, 500);

        BillingAnswer waiting = arrive(Map.of("paid", "seats:3"));

        assertThat(waiting.status()).isEqualTo(200);
        assertThat(waiting.headers().get("Refresh")).contains("paid=seats%3A3").contains("round=1");
        assertThat(waiting.html()).contains("Waiting for the payment").doesNotContain("Nothing was bought");
        assertThat(arrive(Map.of("paid", "seats:3", "round", "1")).headers()).containsEntry("Location", "/drafts");
    }

    @Test
    void usersWhoBreakAtTheReturn_areWaitedFor() {
        Billing broken = billing(
                (view, caller) -> {
                    throw new IllegalStateException("roles are down");
                },
                pause -> {});

        BillingAnswer answer = broken.get(new NoRequest(), CAROL, Map.of("paid", "seats:3"));

        assertThat(answer.headers()).containsKey("Refresh");
        assertThat(answer.html()).doesNotContain("Nothing was bought");
        assertThat(crovver.requests()).isEmpty();
    }

    @Test
    void crovverAwayWhileWaiting_isNoConfirmation() {
        crovver.faults().onPath("/capacity/count").failNext(1_000, 500);

        assertThat(arrive(Map.of("paid", "seats:3")).headers()).containsKey("Refresh");
    }

    /** Anybody may found workspaces, and come back from payments that were never made. */
    @Test
    void arrivalsOfAFewWorkspaces_leavePlacesToAllOthers() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(8);
        Billing crowded = billing((view, caller) -> true, pause -> {
            waiting.countDown();
            end.await();
            clock.now = clock.now.plus(pause);
        });
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try {
            List<Future<BillingAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                Visit visit = new Visit(new Caller("founded" + i % 4, "mallory"), null, null, null);
                answers.add(threads.submit(() -> crowded.get(new NoRequest(), visit, Map.of("paid", "seats:999999"))));
            }
            assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();

            assertThat(crowded.get(new NoRequest(), CAROL, Map.of()).status()).isEqualTo(200);
            end.countDown();
            for (Future<BillingAnswer> answer : answers) {
                assertThat(answer.get(30, TimeUnit.SECONDS).headers()).containsKey("Refresh");
            }
        } finally {
            end.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    void arrivalWithoutAPlace_looksAgainByItself() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(8);
        Billing crowded = billing(
                (view, caller) -> {
                    inside.countDown();
                    try {
                        return end.await(30, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        return false;
                    }
                },
                pause -> clock.now = clock.now.plus(pause));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int i = 0; i < 8; i++) {
                threads.execute(() -> crowded.get(new NoRequest(), CAROL, Map.of()));
            }
            assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();

            BillingAnswer arrival = crowded.get(new NoRequest(), CAROL, Map.of("paid", "seats:3"));

            assertThat(arrival.status()).isEqualTo(200);
            assertThat(arrival.headers()).containsKey("Refresh");
            assertThat(crowded.get(new NoRequest(), CAROL, Map.of()).status()).isEqualTo(503);
        } finally {
            end.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    void returnOfSomebodyWhoMayNotManageBilling_forgetsNothing() {
        try (Engine remembering = Engine.builder(client.entitlements())
                .refusalsKept(Duration.ofMinutes(1))
                .build()) {
            Billing page = new Billing(
                    new Billing.Setup(ADDRESS, (view, caller) -> false, false, null),
                    client,
                    remembering,
                    clock,
                    pause -> {});
            assertThat(remembering.check(Requirement.feature("data_export"), CAROL.caller()))
                    .isInstanceOf(Decision.Refused.class);
            crovver.clearRequests();

            assertThat(page.get(new NoRequest(), CAROL, Map.of("paid", "settled:"))
                            .status())
                    .isEqualTo(403);

            assertThat(remembering.check(Requirement.feature("data_export"), CAROL.caller()))
                    .isInstanceOf(Decision.Refused.class);
            assertThat(crovver.requests()).isEmpty();
        }
    }

    private Billing billing(BillingUsers users, PaymentWait.Pause pause) {
        return new Billing(new Billing.Setup(ADDRESS, users, false, null), client, engine, clock, pause);
    }

    @Test
    void usersWhoBreak_refuse() {
        Billing broken = new Billing(
                new Billing.Setup(
                        ADDRESS,
                        (view, caller) -> {
                            throw new IllegalStateException("roles are down");
                        },
                        false,
                        null),
                client,
                engine);

        assertThat(broken.get(new NoRequest(), CAROL, Map.of()).status()).isEqualTo(500);
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
}
