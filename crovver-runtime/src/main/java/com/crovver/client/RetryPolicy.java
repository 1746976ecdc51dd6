package com.crovver.client;

import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to send again: exponential back-off with jitter, unless the service says how long to wait. Decides only; waiting is
 * done elsewhere.
 *
 * <p>Written by hand, not with Failsafe: its jitter comes from a source of its own, its synchronous side sleeps by itself,
 * so that neither can be tested without waiting, and closing the client could not end a wait.
 *
 * @param maxRetries sendings after the first, at least 0
 * @param base wait before the first retry, without jitter; it doubles with each further one
 */
record RetryPolicy(int maxRetries, Duration base) {

    /** No wait is longer, jitter included, whether computed or asked for by the service. */
    static final Duration CAP = Duration.ofSeconds(30);

    private static final double JITTER = 0.25;
    private static final int MAX_DOUBLINGS = 30;

    RetryPolicy {
        if (maxRetries < 0) {
            throw new IllegalArgumentException("maxRetries must be at least 0, was " + maxRetries);
        }
        if (base.isNegative() || base.compareTo(CAP) > 0) {
            throw new IllegalArgumentException("the first wait must be between 0 and " + CAP + ", was " + base);
        }
    }

    RetryPolicy withMaxRetries(int newMaxRetries) {
        return new RetryPolicy(newMaxRetries, base);
    }

    /**
     * How long to wait before a retry.
     *
     * @param retry number of the retry, 1 for the second sending
     * @param last how the sending before it failed
     * @return empty if there is to be no such retry
     */
    Optional<Duration> delayBefore(int retry, CrovverException last, RandomGenerator random) {
        if (retry > maxRetries || !last.retryable()) {
            return Optional.empty();
        }
        Duration wanted = last instanceof CrovverApiException answer
                ? answer.retryAfter().orElseGet(() -> backoff(retry, random))
                : backoff(retry, random);
        return Optional.of(wanted.compareTo(CAP) < 0 ? wanted : CAP);
    }

    private Duration backoff(int retry, RandomGenerator random) {
        double doubled = base.toNanos() * Math.pow(2, Math.min(retry - 1, MAX_DOUBLINGS));
        double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
        return Duration.ofNanos((long) (doubled * factor));
    }
}
