package com.crovver.guard;

import com.crovver.guard.Outbox.DeadDebt;
import com.crovver.guard.Outbox.Delivery;
import com.crovver.model.ConsumeResult;
import com.crovver.model.CreditBalance;
import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverException;
import com.crovver.model.CrovverNoSubscriptionException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Asks Crovver for what is owed, and says in the outbox what became of it. Thread-safe. */
final class DebtCollector {

    private static final Logger LOG = System.getLogger(DebtCollector.class.getName());
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final Entitlements entitlements;
    private final Cashier cashier;
    private final Outbox outbox;
    private final LastBalances lastBalances;
    private final DecisionListeners listeners;
    private final Clock clock;

    DebtCollector(
            Entitlements entitlements,
            Cashier cashier,
            Outbox outbox,
            LastBalances lastBalances,
            DecisionListeners listeners,
            Clock clock) {
        this.entitlements = entitlements;
        this.cashier = cashier;
        this.outbox = outbox;
        this.lastBalances = lastBalances;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** Tries to deliver one debt; false if it has to be tried again later. */
    boolean collect(Delivery delivery, Deadline deadline) {
        Delivery asked = delivery;
        ConsumeResult result;
        try {
            asked = lookAhead(delivery, deadline);
            result = cashier.collect(asked, deadline);
            if (isSpentBefore(asked, result)) {
                asked = asked.inNextRound();
                result = cashier.collect(asked, deadline);
            }
        } catch (CrovverException e) {
            return failed(asked, e);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    () -> "The delivery of debt " + delivery.debt().key() + " broke",
                    e);
            return putOff(asked, Duration.ZERO);
        }
        // What Crovver has processed before was an attempt of ours whose answer was lost: nobody else can have sent
        // this key.
        return switch (result.outcome()) {
            case ALLOWED, WARNING -> {
                if (result.alreadyProcessed()) {
                    Debt debt = delivery.debt();
                    lastBalances.noteTaken(debt.tenant(), debt.pool(), debt.amount());
                }
                outbox.delivered(delivery.debt().key());
                yield true;
            }
            case BLOCKED -> bury(asked, "blocked: " + result.remaining() + " credits are left", true);
            case UNKNOWN -> {
                LOG.log(Level.WARNING, "Crovver answered a charge with \"{0}\", which is not known", result.word());
                yield putOff(asked, Duration.ZERO);
            }
        };
    }

    /**
     * Reads what the pool holds before each attempt under the key of a client, who may have spent it on other work, unknown to us.
     * What it held at most is written down before the attempt is made: credits may be added between two of them.
     */
    private Delivery lookAhead(Delivery delivery, Deadline deadline) {
        Debt debt = delivery.debt();
        Long before = debt.balanceBefore();
        if (delivery.round() > 0 || before == null) {
            return delivery;
        }
        CreditBalance now = entitlements.creditsBalance(debt.tenant(), deadline).get(debt.pool());
        if (now == null || now.total() <= before) {
            return delivery;
        }
        Delivery raised = delivery.withBalanceBefore(now.total());
        outbox.noteBalance(raised);
        return raised;
    }

    /** Whether a client had spent the key on other work. Later keys are ours, and so is what they were spent on. */
    private static boolean isSpentBefore(Delivery delivery, ConsumeResult result) {
        return delivery.round() == 0
                && result.taken()
                && result.alreadyProcessed()
                && delivery.debt().isNotPaidBy(result);
    }

    private boolean failed(Delivery delivery, CrovverException failure) {
        if (!(failure instanceof CrovverApiException answer)) {
            return putOff(delivery, Duration.ZERO);
        } else if (!isForGood(answer)) {
            return putOff(delivery, answer.retryAfter().orElse(Duration.ZERO));
        }
        String reason = answer instanceof CrovverNoSubscriptionException
                ? "no live subscription"
                : "HTTP " + answer.status() + " " + answer.code().orElseThrow();
        return bury(delivery, reason, false);
    }

    /** Whether Crovver will not take it. Without a code, who says so may be something in front of Crovver. */
    private static boolean isForGood(CrovverApiException answer) {
        return Failure.of(answer) == Failure.DECLINED
                && !answer.retryable()
                && !answer.keyRefused()
                && answer.code().isPresent();
    }

    /** Each wait is twice the one before, less up to half of it: what failed together is not tried again together. */
    private boolean putOff(Delivery delivery, Duration atLeast) {
        long most = FIRST_WAIT.toMillis() << Math.min(delivery.attempts() - 1, 10);
        most = Math.min(most, LONGEST_WAIT.toMillis());
        Duration wait = Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
        outbox.putOff(delivery, wait.compareTo(atLeast) < 0 ? atLeast : wait);
        return false;
    }

    private boolean bury(Delivery delivery, String reason, boolean keySpent) {
        outbox.bury(delivery, reason, keySpent);
        Debt debt = delivery.debt();
        LOG.log(
                Level.WARNING,
                "Crovver refuses {0} credits of pool {1} that are owed for {2}: {3}. The pool is refused to its tenant"
                        + " until it covers them.",
                debt.amount(),
                debt.pool(),
                debt.operation(),
                reason);
        listeners.tellDead(new DeadDebt(debt, reason, clock.instant()));
        return true;
    }
}
