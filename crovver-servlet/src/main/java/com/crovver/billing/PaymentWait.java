package com.crovver.billing;

import com.crovver.client.CallOptions;
import com.crovver.client.CrovverClient;
import com.crovver.model.CrovverException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Waits a little until Crovver shows what a buyer has paid for: providers confirm payments when they please, mostly within a
 * second or two of the browser's return. Thread-safe; holds no lock while it waits.
 *
 * <p>A wait takes a thread of the container and one of the page's places, so only some may wait at a time, and few of one
 * tenant; the others look once.
 */
final class PaymentWait {

    /** How long one request waits at most. */
    static final Duration LIMIT = Duration.ofSeconds(5);

    private static final int MOST_WAITING = 16;
    private static final int MOST_WAITING_OF_ONE_TENANT = 2;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(2);

    private final CrovverClient client;
    private final Clock clock;
    private final Pause pause;
    private final Places places = new Places(MOST_WAITING, MOST_WAITING_OF_ONE_TENANT);

    /** Lets time pass. */
    @FunctionalInterface
    interface Pause {
        void pause(Duration duration) throws InterruptedException;
    }

    PaymentWait(CrovverClient client, Clock clock, Pause pause) {
        this.client = client;
        this.clock = clock;
        this.pause = pause;
    }

    /** Whether the change became visible in time. */
    boolean until(AwaitedChange change, String tenant) {
        return places.during(tenant, () -> poll(change, tenant)).orElseGet(() -> isVisible(change, tenant, CALL_LIMIT));
    }

    private boolean poll(AwaitedChange change, String tenant) {
        try {
            return pollUntil(change, tenant);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean pollUntil(AwaitedChange change, String tenant) throws InterruptedException {
        Instant end = clock.instant().plus(LIMIT);
        Duration next = FIRST_PAUSE;
        while (true) {
            Duration left = Duration.between(clock.instant(), end);
            if (isVisible(change, tenant, shorter(CALL_LIMIT, left))) {
                return true;
            }
            left = Duration.between(clock.instant(), end);
            if (left.isZero() || left.isNegative()) {
                return false;
            }
            pause.pause(shorter(next, left));
            next = shorter(next.multipliedBy(3).dividedBy(2), LONGEST_PAUSE);
        }
    }

    /** A look that fails has seen nothing. */
    private boolean isVisible(AwaitedChange change, String tenant, Duration limit) {
        Duration positive = limit.compareTo(Duration.ofMillis(100)) < 0 ? Duration.ofMillis(100) : limit;
        CallOptions options = BillingCalls.within(positive).withMaxRetries(0);
        try {
            return change.isVisible(client, tenant, options, clock.instant());
        } catch (CrovverException e) {
            return false;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
