package com.crovver.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.client.CrovverClient;
import com.crovver.testkit.CrovverEmulator;
import com.crovver.testkit.Workspaces;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The wait for a confirmation, in time that passes only when somebody waits. */
class PaymentWaitTest {

    private final SteppedClock clock = new SteppedClock();
    private final CrovverEmulator crovver = CrovverEmulator.start();
    private final CrovverClient client = CrovverClient.builder()
            .secretKey(crovver.secretKey())
            .baseUrl(crovver.uri().toString())
            .build();
    private final List<Duration> pauses = new ArrayList<>();
    private final PaymentWait wait = new PaymentWait(client, clock, pause -> {
        pauses.add(pause);
        clock.now = clock.now.plus(pause);
    });

    @BeforeEach
    void seed() {
        crovver.clock(clock);
        Workspaces.seed(crovver);
    }

    @AfterEach
    void stop() {
        client.close();
        crovver.close();
    }

    private Duration waited() {
        return pauses.stream().reduce(Duration.ZERO, Duration::plus);
    }

    @Test
    void changeThatIsThere_isNotWaitedFor() {
        assertThat(wait.until(new AwaitedChange.Seats(5), "acme")).isTrue();
        assertThat(wait.until(new AwaitedChange.LiveSubscription("pro"), "acme"))
                .isTrue();
        assertThat(wait.until(new AwaitedChange.NothingPending(), "acme")).isTrue();
        assertThat(pauses).isEmpty();
    }

    @Test
    void changeThatComesWithinTheLimit_isSeen() {
        Instant confirmed = clock.now.plusSeconds(3);
        PaymentWait watched = new PaymentWait(client, clock, pause -> {
            pauses.add(pause);
            clock.now = clock.now.plus(pause);
            if (!clock.now.isBefore(confirmed) && crovver.seats("acme") == 5) {
                crovver.setSeats("acme", 6);
            }
        });

        assertThat(watched.until(new AwaitedChange.Seats(6), "acme")).isTrue();
        assertThat(waited()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(4));
    }

    @Test
    void changeThatDoesNotCome_isWaitedForFiveSeconds() {
        assertThat(wait.until(new AwaitedChange.Credits(0, "ai_generations"), "acme"))
                .isFalse();
        assertThat(waited()).isEqualTo(PaymentWait.LIMIT);
    }

    @Test
    void creditsThatWereBought_areSeenAlthoughOthersAreUsedMeanwhile() {
        AwaitedChange change = new AwaitedChange.Credits(
                AwaitedChange.Credits.of(client.getCreditsBalance("acme").get("ai_generations")), "ai_generations");
        client.consumeCredits("acme", "ai_generations", 90, "work");

        assertThat(wait.until(change, "acme")).isFalse();
        crovver.grantCredits("acme", "ai_generations", 50);

        assertThat(wait.until(change, "acme")).isTrue();
    }

    @Test
    void looksThatFail_haveSeenNothing_andTheNextOneCounts() {
        crovver.faults().onPath("/capacity/count").failNext(2, 500);

        assertThat(wait.until(new AwaitedChange.Seats(5), "acme")).isTrue();
        assertThat(pauses).hasSize(2);
    }

    @Test
    void subscriptionOfAnotherPlan_isNotTheOneThatWasBought() {
        assertThat(wait.until(new AwaitedChange.LiveSubscription("starter"), "acme"))
                .isFalse();
    }

    @Test
    void text_ofEachChange_isReadAgain_andAnyOtherIsNone() {
        List<AwaitedChange> all = List.of(
                new AwaitedChange.LiveSubscription("pro"),
                new AwaitedChange.LiveSubscription(""),
                new AwaitedChange.NothingPending(),
                new AwaitedChange.Seats(7),
                new AwaitedChange.Credits(-3, "a:b"));

        assertThat(all)
                .allSatisfy(
                        change -> assertThat(AwaitedChange.parse(change.text())).contains(change));
        assertThat(List.of("", "x", "seats", "seats:", "seats:x", "credits:1", "credits::p", "seats:1:2"))
                .allSatisfy(text -> assertThat(AwaitedChange.parse(text)).isEmpty());
    }
}
