package com.crovver.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.github.benmanes.caffeine.cache.Ticker;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BegunPurchasesTest {

    private final BegunPurchases begun = new BegunPurchases(Duration.ofSeconds(10), Ticker.systemTicker());
    private final AtomicInteger sessions = new AtomicInteger();
    private final ExecutorService clicks = Executors.newFixedThreadPool(16);

    @AfterEach
    void stop() {
        clicks.shutdownNow();
    }

    private Outcome session() {
        return new Outcome.Redirect(URI.create("https://pay.example/" + sessions.incrementAndGet()));
    }

    @Test
    void secondClick_getsTheFirstRedirect() {
        Optional<Outcome> first = begun.once("n", "pro", this::session);

        assertThat(begun.once("n", "pro", this::session)).isEqualTo(first);
        assertThat(sessions).hasValue(1);
    }

    @Test
    void clicksAtOnce_openOneSession_andAllGetIt() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Optional<Outcome>>> answers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            answers.add(clicks.submit(() -> {
                start.await();
                return begun.once("n", "pro", this::session);
            }));
        }

        start.countDown();

        for (Future<Optional<Outcome>> answer : answers) {
            assertThat(answer.get(10, TimeUnit.SECONDS))
                    .contains(new Outcome.Redirect(URI.create("https://pay.example/1")));
        }
        assertThat(sessions).hasValue(1);
    }

    @Test
    void otherNonce_isAnotherPurchase() {
        begun.once("n", "pro", this::session);
        begun.once("m", "pro", this::session);

        assertThat(sessions).hasValue(2);
    }

    @Test
    void sameNonceWithAnotherWish_buysNothing() {
        begun.once("n", "3 seats", this::session);

        assertThat(begun.once("n", "4 seats", this::session)).isEmpty();
        assertThat(sessions).hasValue(1);
    }

    @Test
    void purchaseThatFailed_isNotTriedAgainBehindTheBuyersBack() {
        begun.once("n", "pro", Outcome.Failed::new);

        assertThat(begun.once("n", "pro", this::session)).contains(new Outcome.Failed());
        assertThat(sessions).hasValue(0);
    }

    @Test
    void purchaseThatThrew_isAFailureForTheOthers() {
        assertThatIllegalStateException()
                .isThrownBy(() -> begun.once("n", "pro", () -> {
                    throw new IllegalStateException("broken");
                }));

        assertThat(begun.once("n", "pro", this::session)).contains(new Outcome.Failed());
    }

    @Test
    void purchaseThatTakesTooLong_isNotBegunAgain() throws Exception {
        BegunPurchases hasty = new BegunPurchases(Duration.ofMillis(1), Ticker.systemTicker());
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Future<Optional<Outcome>> first = clicks.submit(() -> hasty.once("n", "pro", () -> {
            inside.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return session();
        }));
        inside.await();

        assertThat(hasty.once("n", "pro", this::session)).isEmpty();
        release.countDown();

        assertThat(first.get(10, TimeUnit.SECONDS)).isPresent();
        assertThat(sessions).hasValue(1);
    }
}
