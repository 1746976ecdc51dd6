package com.crovver.testkit;

import com.crovver.testkit.Grant.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's hold on one plan.
 *
 * <p>Time passes only in {@link #advanceTo}, which makes up for all that fell due since the last look. Guarded by the
 * world's lock.
 */
final class Subscription {

    private static final Duration TRIAL_OF_A_PLAN_WITHOUT_ONE = Duration.ofDays(14);

    private final String id;
    private final String planId;
    private final Currency currency;
    private final String billingMode;
    private final Map<String, Long> openingCredits;
    private final Instant createdAt;
    private final Ledger ledger = new Ledger();
    private final Seats seats;
    private Status status;
    private Period period;
    private boolean activated;
    private Instant updatedAt;
    private @Nullable Instant trialEndsAt;
    private @Nullable Instant canceledAt;

    Subscription(String id, Plan plan, SubscriptionTerms terms, Instant now) {
        this.id = id;
        this.planId = plan.id();
        this.currency = terms.currency();
        this.billingMode = terms.billingMode();
        this.openingCredits = terms.openingCredits();
        this.createdAt = now;
        this.updatedAt = now;
        this.seats = new Seats(terms.seats());
        terms.heldBy().forEach(user -> seats.occupy(Allocation.of(user)));
        this.status = terms.status();
        this.period = terms.period() == null ? periodFrom(now, plan) : terms.period();
        this.trialEndsAt = status == Status.TRIAL ? period.end() : null;
        this.canceledAt = status.isCanceled() ? now : null;
        if (status != Status.PENDING) {
            activate(plan);
        }
    }

    /** Periods begin on whole seconds, so that answers, which have no fractions, tell their very ends. */
    private Period periodFrom(Instant moment, Plan plan) {
        Instant start = moment.truncatedTo(ChronoUnit.SECONDS);
        if (status != Status.TRIAL) {
            return plan.interval().periodFrom(start);
        }
        Duration trial = plan.trialDays() > 0 ? Duration.ofDays(plan.trialDays()) : TRIAL_OF_A_PLAN_WITHOUT_ONE;
        return new Period(start, start.plus(trial));
    }

    private void activate(Plan plan) {
        Map<String, Long> exceptions = activated ? Map.of() : openingCredits;
        plan.pools().values().forEach(pool -> refill(pool.key(), exceptions.getOrDefault(pool.key(), pool.limit())));
        activated = true;
    }

    private void refill(String poolKey, long quantity) {
        ledger.closeBase(poolKey);
        ledger.add(new Grant(poolKey, Source.BASE, quantity, period.end()));
    }

    /** Renews, ends a trial, or ends a cancelled period, as far as that was due by now. */
    void advanceTo(Instant now, Plan plan) {
        if (!period.isOver(now)) {
            return;
        }
        if (status == Status.TRIAL) {
            end(Status.EXPIRED);
        } else if (status == Status.PENDING_CANCEL) {
            end(Status.CANCELED);
        } else if (status == Status.ACTIVE && (billingMode.equals("manual") || plan.interval() == Interval.ONE_TIME)) {
            end(Status.EXPIRED);
        } else if (status == Status.ACTIVE) {
            while (period.isOver(now)) {
                renew(plan);
            }
        }
    }

    private void end(Status last) {
        status = last;
        updatedAt = period.end();
    }

    private void renew(Plan plan) {
        updatedAt = period.end();
        period = plan.interval().periodFrom(period.end());
        plan.pools().values().forEach(pool -> refill(pool.key(), pool.refill(ledger.closeBase(pool.key()))));
    }

    /** Moves on as if the payment provider, or an admin, had said so; a first payment, or a late one, opens a period. */
    void become(Status next, Plan plan, Instant now) {
        status = next;
        updatedAt = now;
        if (next.isLive() && (!activated || period.isOver(now))) {
            period = periodFrom(now, plan);
            activate(plan);
        }
        trialEndsAt = next == Status.TRIAL ? period.end() : trialEndsAt;
        canceledAt = next.isCanceled() ? now : null;
    }

    /** Whether it gives access. True only for one that has been advanced to the present. */
    boolean isLive() {
        return status.isLive();
    }

    Charge consume(Pool pool, long amount, Instant now) {
        return ledger.consume(pool, amount, now, period.end());
    }

    String id() {
        return id;
    }

    String planId() {
        return planId;
    }

    Currency currency() {
        return currency;
    }

    String billingMode() {
        return billingMode;
    }

    Status status() {
        return status;
    }

    Period period() {
        return period;
    }

    @Nullable Instant trialEndsAt() {
        return trialEndsAt;
    }

    @Nullable Instant canceledAt() {
        return canceledAt;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    Ledger ledger() {
        return ledger;
    }

    Seats seats() {
        return seats;
    }
}
