package com.crovver.guard;

import com.crovver.guard.Outbox.Delivery;
import com.crovver.model.ConsumeResult;
import com.crovver.model.CrovverTransportException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Takes credits at Crovver: not from a pool that was too short a moment ago, so that a refused tenant cannot keep Crovver
 * busy, and telling the listeners of every charge that is tried. Thread-safe.
 */
final class Cashier {

    private final Answers answers;
    private final DecisionListeners listeners;

    Cashier(Answers answers, DecisionListeners listeners) {
        this.answers = answers;
        this.listeners = listeners;
    }

    /** Tries one charge. */
    ConsumeResult take(ChargeKeys keys, Requirement.Credits credits, int round, Deadline deadline) {
        return take(keys.caller().tenant(), keys.operation().name(), credits, keys.charge(credits, round), deadline);
    }

    /** Tries to take what is owed. */
    ConsumeResult collect(Delivery delivery, Deadline deadline) {
        Debt debt = delivery.debt();
        Requirement.Credits credits = Requirement.credits(debt.pool(), debt.amount());
        ShortPool pool = shortPool(debt.tenant(), debt.pool());
        int doubts = pool.doubts();
        ConsumeResult result =
                take(debt.tenant(), debt.operation(), credits, debt.idempotencyKey(delivery.round()), deadline);
        if (result.outcome() == ConsumeResult.Outcome.BLOCKED) {
            // Until it is looked at again, nothing can be had from the pool: what it holds does not cover what is owed.
            long left = result.remaining() - debt.amount();
            pool.refused(1, left, answers.ticker.getAsLong(), doubts);
        }
        return result;
    }

    /** Tries to take credits under a key. */
    ConsumeResult take(String tenant, String operation, Requirement.Credits credits, String key, Deadline deadline) {
        long start = answers.ticker.getAsLong();
        ConsumeResult result = null;
        try {
            result = answers.crovver.consumeCredits(tenant, credits.pool(), credits.amount(), key, deadline);
            return result;
        } finally {
            if (!listeners.isEmpty()) {
                Duration duration = Duration.ofNanos(answers.ticker.getAsLong() - start);
                listeners.tell(new DecisionEvent.Charged(tenant, operation, credits, result, duration));
            }
        }
    }

    /** Does what takes credits, unless the pool is known to be too short. Not for charges that may have been made already. */
    Funds unlessShort(ChargeKeys keys, Requirement.Credits credits, Deadline deadline, Supplier<Funds> charge) {
        ShortPool pool = shortPool(keys.caller().tenant(), credits.pool());
        while (true) {
            ShortPool.Entry entry = pool.enter(credits.amount(), answers.ticker.getAsLong());
            if (entry.refused() != null) {
                return new Funds.TooFew(entry.refused());
            } else if (entry.awaited() != null) {
                await(entry.awaited(), deadline);
            } else if (entry.probe() != null) {
                try {
                    return observed(pool, credits, charge);
                } finally {
                    pool.end(entry.probe());
                }
            } else {
                return observed(pool, credits, charge);
            }
        }
    }

    private Funds observed(ShortPool pool, Requirement.Credits credits, Supplier<Funds> charge) {
        int doubts = pool.doubts();
        long askedAt = answers.ticker.getAsLong();
        Funds funds = charge.get();
        if (funds instanceof Funds.TooFew tooFew) {
            pool.refused(credits.amount(), tooFew.left(), askedAt, doubts);
        } else if (funds instanceof Funds.Enough || funds instanceof Funds.Taken) {
            pool.clear();
        }
        return funds;
    }

    private static void await(CompletableFuture<Void> probe, Deadline deadline) {
        try {
            probe.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CrovverTransportException("interrupted while waiting for Crovver", 0, false, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new CrovverTransportException(
                    "another charge on the same pool has not been answered in time", 0, false, e);
        }
    }

    private ShortPool shortPool(String tenant, String pool) {
        return answers.of(tenant).shortPool(pool, answers.keeping.refusals().toNanos());
    }
}
