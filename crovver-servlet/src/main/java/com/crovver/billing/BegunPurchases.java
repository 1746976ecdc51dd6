package com.crovver.billing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Begins each purchase once: the first to come with a form's nonce begins it, and whoever comes with the same nonce later,
 * or meanwhile, gets what the first one got. Thread-safe; no lock is held while a purchase is begun.
 *
 * <p>Crovver itself would open a second session for a second call, and a buyer could pay both.
 */
final class BegunPurchases {

    private static final int MAX_KEPT = 10_000;

    /** What was sent with a nonce, and what came of it. */
    private record Begun(String wish, CompletableFuture<Outcome> outcome) {}

    private final Duration patience;
    private final Cache<String, Begun> byNonce;

    /**
     * Nothing begun yet.
     *
     * @param patience how long one request waits for what another one with the same nonce gets
     */
    BegunPurchases(Duration patience, Ticker ticker) {
        this.patience = patience;
        // Kept longer than a nonce is valid, so that none can be used again. The calling thread cleans up: a pool
        // thread
        // would outlive the web application.
        this.byNonce = Caffeine.newBuilder()
                .maximumSize(MAX_KEPT)
                .expireAfterWrite(FormNonces.LIFETIME.multipliedBy(2))
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /**
     * Begins a purchase, or waits for the one that was begun with this nonce.
     *
     * @param wish all that the buyer sent with it
     * @param begin begins the purchase; called at most once per nonce, in the calling thread
     * @return what came of the first wish; empty if that was another wish, or takes too long
     */
    Optional<Outcome> once(String nonce, String wish, Supplier<Outcome> begin) {
        Begun mine = new Begun(wish, new CompletableFuture<>());
        Begun first = byNonce.asMap().putIfAbsent(nonce, mine);
        if (first == null) {
            return Optional.of(run(mine, begin));
        }
        return first.wish().equals(wish) ? await(first) : Optional.empty();
    }

    private static Outcome run(Begun mine, Supplier<Outcome> begin) {
        try {
            Outcome outcome = begin.get();
            mine.outcome().complete(outcome);
            return outcome;
        } finally {
            // Reached without an outcome only by an exception, which the first request answers for itself.
            mine.outcome().complete(new Outcome.Failed());
        }
    }

    private Optional<Outcome> await(Begun first) {
        try {
            return Optional.of(first.outcome().get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("outcomes are never exceptional", e);
        }
    }
}
