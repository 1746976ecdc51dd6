package com.crovver.testkit;

import com.crovver.testkit.Grant.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Map;
import java.util.function.BiConsumer;
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
    private final boolean trialConverts;
    private final BiConsumer<Subscription, Happening> announcer;
    private final Instant createdAt;
    private final Ledger ledger = new Ledger();
    private final Seats seats;
    private Status status;
    private Period period;
    private Instant anchor;
    private boolean activated;
    private Instant updatedAt;
    private @Nullable Instant trialEndsAt;
    private @Nullable Instant canceledAt;

    Subscription(
            String id, Plan plan, SubscriptionTerms terms, Instant now, BiConsumer<Subscription, Happening> announcer) {
        this.id = id;
        this.planId = plan.id();
        this.currency = terms.currency();
        this.billingMode = terms.billingMode();
        this.openingCredits = terms.openingCredits();
        this.trialConverts = terms.trialConverts();
        this.announcer = announcer;
        this.createdAt = now;
        this.updatedAt = now;
        this.seats = new Seats(terms.seats());
        terms.heldBy().forEach(user -> seats.occupy(Allocation.of(user, now)));
        this.status = terms.status();
        this.period = terms.period() == null ? periodFrom(now, plan) : terms.period();
        this.anchor = anchorOf(period, plan);
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

    /** What the days of later periods are counted from: the start, or, after a period of odd length, its end. */
    private static Instant anchorOf(Period period, Plan plan) {
        boolean regular = plan.interval().periodFrom(period.start()).equals(period);
        return regular ? period.start() : period.end();
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
        if (status == Status.TRIAL && trialConverts) {
            payAfterTrial(plan);
            advanceTo(now, plan);
        } else if (status == Status.TRIAL) {
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
        announcer.accept(this, last == Status.CANCELED ? Happening.CANCELED : Happening.UPDATED);
    }

    private void payAfterTrial(Plan plan) {
        status = Status.ACTIVE;
        nextPeriod(plan);
        announcer.accept(this, Happening.UPDATED);
        announcer.accept(this, Happening.RENEWED);
    }

    private void renew(Plan plan) {
        nextPeriod(plan);
        announcer.accept(this, Happening.RENEWED);
    }

    private void nextPeriod(Plan plan) {
        updatedAt = period.end();
        period = plan.interval().periodAfter(period.end(), anchor);
        plan.pools().values().forEach(pool -> refill(pool.key(), pool.refill(ledger.closeBase(pool.key()))));
    }

    /** Moves on as if the payment provider, or an admin, had said so; a first payment, or a late one, opens a period. */
    void become(Status next, Plan plan, Instant now) {
        boolean first = !activated;
        status = next;
        updatedAt = now;
        if (next.isLive() && (first || period.isOver(now))) {
            period = periodFrom(now, plan);
            anchor = anchorOf(period, plan);
            activate(plan);
        }
        trialEndsAt = next == Status.TRIAL ? period.end() : trialEndsAt;
        canceledAt = next.isCanceled() ? now : null;
        if (first && next.isLive()) {
            announcer.accept(this, Happening.ACTIVATED);
        } else {
            announcer.accept(this, next == Status.CANCELED ? Happening.CANCELED : Happening.UPDATED);
        }
    }

    /** Ends it on somebody's wish: at the end of what is paid for, or at once. */
    void cancel(boolean atPeriodEnd, Plan plan, Instant now) {
        boolean usableUntilThen = atPeriodEnd && status != Status.PENDING && !period.isOver(now);
        become(usableUntilThen ? Status.PENDING_CANCEL : Status.CANCELED, plan, now);
    }

    /** Sets the seats paid for. */
    void capacity(int paidFor, Instant now) {
        seats.capacity(paidFor);
        updatedAt = now;
        announcer.accept(this, Happening.UPDATED);
    }

    boolean isFirstActivationAhead() {
        return !activated;
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
