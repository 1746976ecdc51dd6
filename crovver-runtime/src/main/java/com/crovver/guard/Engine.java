package com.crovver.guard;

import com.crovver.guard.DecisionEvent.Outcome;
import com.crovver.model.ConsumeResult;
import com.crovver.model.CreditBalance;
import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverException;
import com.crovver.model.CrovverNoSubscriptionException;
import com.crovver.model.SeatCount;
import com.crovver.model.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an operation may run for a caller: subscription, features, then the seat, then the charges, stopping at the
 * first requirement that does not hold. Charging is the last thing it does. Thread-safe; holds no lock while it asks.
 *
 * <p>What is granted is remembered for a while and asked for again before that ends; a refusal stands for a moment. While
 * Crovver cannot be asked, the outage policy of each requirement decides. The same memory answers the application's own
 * questions: {@link #check}, {@link #subscriptions}.
 */
public final class Engine implements AutoCloseable {

    private static final Duration KEY_MESSAGES = Duration.ofMinutes(1);
    /** Stands for the operation where the application's own code asks. */
    private static final String NO_OPERATION = "";
    /** Stands for the age of answers that are not there. */
    private static final long NOT_REMEMBERED = -1;

    private final Answers answers;
    private final WatchedEntitlements crovver;
    private final Cashier cashier;
    private final LastBalances lastBalances;
    private final Breaker breaker;
    private final OutageRules outages;
    private final Charging charging;
    private final @Nullable Debts debts;
    private final DecisionListeners listeners;
    private final LongSupplier ticker;
    private final Duration budget;

    Engine(EngineBuilder settings) {
        this.ticker = settings.ticker;
        this.budget = settings.budget;
        this.outages = settings.outageRules();
        this.breaker = settings.breaker();
        this.lastBalances = new LastBalances(settings.tenants);
        this.crovver = new WatchedEntitlements(
                settings.entitlements,
                breaker,
                new Throttle(ticker, KEY_MESSAGES),
                lastBalances,
                budget.dividedBy(2),
                settings.clock);
        this.answers = new Answers(crovver, settings);
        this.listeners = new DecisionListeners(settings.listeners);
        this.cashier = new Cashier(answers, listeners);
        ChargeStore store = settings.store;
        this.debts = store == null ? null : Debts.of(store, crovver, lastBalances, cashier, listeners, settings);
        this.charging = new Charging(new ChargeContext(
                crovver, cashier, settings.records(), new ChargeDoubt(settings.clock), debts, settings.clock));
        if (debts != null) {
            debts.deliverer().start();
        }
    }

    /**
     * Begins an engine.
     *
     * @param entitlements asks Crovver
     */
    public static EngineBuilder builder(Entitlements entitlements) {
        return new EngineBuilder(entitlements);
    }

    /**
     * Decides, and charges if everything else holds.
     *
     * @param operation what wants to run
     * @param caller on whose behalf; must have a user if the operation requires a seat
     * @param action what is charged for
     * @throws IllegalArgumentException if a seat is required and the caller has no user
     */
    public Decision decide(Operation operation, Caller caller, Action action) {
        TenantAnswers facts = answers.of(caller.tenant());
        if (!operation.charges() && listeners.isEmpty()) {
            long age = rememberedAge(operation, facts, caller);
            if (age != NOT_REMEMBERED) {
                return new Decision.Allowed(null, new Basis(Basis.Source.CACHED, age));
            }
        }
        return inquire(operation, caller, action, facts);
    }

    /**
     * Whether {@link #decide} would allow an operation from memory, with nothing to pay and nobody to tell. Most requests end
     * here, so it allocates no objects.
     */
    public boolean allowsSilently(Operation operation, Caller caller) {
        return listeners.isEmpty() && remembers(operation, caller);
    }

    /**
     * Whether an operation is allowed from memory, so that {@link #decide} answers without waiting. An answer may grow old
     * between the two calls: then it waits all the same.
     */
    public boolean remembers(Operation operation, Caller caller) {
        return !operation.charges() && rememberedAge(operation, answers.of(caller.tenant()), caller) != NOT_REMEMBERED;
    }

    /** How old the oldest answer is by which everything that is no charge holds without asking. */
    private long rememberedAge(Operation operation, TenantAnswers facts, Caller caller) {
        long now = ticker.getAsLong();
        long age = 0;
        for (Check check : operation.checks()) {
            Fact<?> fact = remembered(check, facts, caller, now);
            if (fact == null) {
                return NOT_REMEMBERED;
            }
            age = Math.max(age, fact.ageAt(now));
        }
        return age;
    }

    /** The answer by which a requirement holds without asking; null if Crovver has to be asked. */
    private @Nullable Fact<?> remembered(Check check, TenantAnswers facts, Caller caller, long now) {
        Fact<?> fact = check.granting(facts, caller, answers.keeping);
        if (fact == null || !fact.isFreshAt(now) || facts.hasOutlived(fact, now)) {
            return null;
        }
        if (fact.isDueAt(now)) {
            answers.refresh(fact, facts);
        }
        return fact;
    }

    private Decision inquire(Operation operation, Caller caller, Action action, TenantAnswers facts) {
        Inquiry inquiry = Inquiry.ofRequest(answers, facts, Deadline.in(budget));
        Basis basis = null;
        for (Check check : operation.checks()) {
            long start = ticker.getAsLong();
            Decision decision = decide(check, inquiry, caller);
            tell(operation, check.requirement(), caller, decision, start);
            if (!(decision instanceof Decision.Allowed)) {
                return decision;
            }
            basis = basis == null ? decision.basis() : basis.and(decision.basis());
        }
        return operation.charges()
                ? charge(operation, caller, action, inquiry)
                : new Decision.Allowed(null, basis == null ? Basis.ASKED : basis);
    }

    private Decision decide(Check check, Inquiry inquiry, Caller caller) {
        TenantAnswers facts = inquiry.facts();
        long now = ticker.getAsLong();
        Fact<?> fact = remembered(check, facts, caller, now);
        if (fact != null) {
            return new Decision.Allowed(null, new Basis(Basis.Source.CACHED, fact.ageAt(now)));
        }
        Fact<?> lastKnown = outages.lastKnown(check, facts, caller, answers.keeping, now);
        if (lastKnown != null && breaker.isOpen()) {
            // Whether Crovver is back is found out in the background; this request need not wait for it.
            answers.refresh(lastKnown, facts);
            return new Decision.Allowed(null, new Basis(Basis.Source.STALE, lastKnown.ageAt(now)));
        }
        try {
            return check.ask(inquiry, caller);
        } catch (CrovverException e) {
            long later = ticker.getAsLong();
            return outages.unanswered(
                    check.requirement(),
                    e,
                    outages.lastKnown(check, facts, caller, answers.keeping, later),
                    check.mayBeAllowed(facts, caller),
                    later);
        }
    }

    private Decision charge(Operation operation, Caller caller, Action action, Inquiry inquiry) {
        long start = ticker.getAsLong();
        List<Requirement.Credits> charges = operation.chargesMade();
        Decision decision;
        try {
            decision = inquiry.waiting(
                    () -> decided(charging.charge(operation, charges, caller, action, inquiry.deadline()), inquiry));
        } catch (CrovverException e) {
            // Only the wait was refused: the charge itself says what became of it.
            decision = new Decision.Unknown(charges.get(0), e, null);
        }
        Decision made = decision;
        Requirement decisive = made.fold(
                allowed -> charges.get(charges.size() - 1), Decision.Refused::unmet, Decision.Unknown::unchecked);
        tell(operation, decisive, caller, made, start);
        return made;
    }

    private Decision decided(Charging.Outcome outcome, Inquiry inquiry) {
        if (outcome instanceof Charging.Outcome.Paid paid) {
            return new Decision.Allowed(paid.run(), Basis.ASKED);
        } else if (outcome instanceof Charging.Outcome.Refused refused) {
            return refused(refused.unmet(), refused.reason(), inquiry);
        } else if (outcome instanceof Charging.Outcome.NoSubscription none) {
            return refused(none.unmet(), SeatListQuestion.noLiveSubscription(inquiry), inquiry);
        }
        Charging.Outcome.Failed failed = (Charging.Outcome.Failed) outcome;
        return unpaid(failed.unchecked(), failed.cause(), failed.identity(), inquiry);
    }

    private static Decision refused(Requirement.Credits unmet, Refusal reason, Inquiry inquiry) {
        boolean buyable = reason instanceof Refusal.CreditsShort;
        return new Decision.Refused(
                unmet, reason, buyable ? Catalogue.forCredits(unmet, inquiry) : Offer.NONE, Basis.ASKED);
    }

    /** Two errors of the API are answers: the tenant has no live subscription, or was never seen. */
    private static Decision unpaid(
            Requirement.Credits credits, CrovverException failure, @Nullable String identity, Inquiry inquiry) {
        if (failure instanceof CrovverNoSubscriptionException) {
            return refused(credits, SeatListQuestion.noLiveSubscription(inquiry), inquiry);
        } else if (failure instanceof CrovverApiException answer && answer.tenantNotFound()) {
            return refused(credits, new Refusal.TenantUnknown(), inquiry);
        }
        return new Decision.Unknown(credits, failure, identity);
    }

    private void tell(Operation operation, Requirement requirement, Caller caller, Decision decision, long start) {
        if (!listeners.isEmpty()) {
            Outcome outcome =
                    decision.fold(allowed -> Outcome.ALLOWED, refused -> Outcome.REFUSED, unknown -> Outcome.UNKNOWN);
            listeners.tell(new DecisionEvent.Decided(
                    caller.tenant(),
                    operation.name(),
                    requirement,
                    outcome,
                    decision.basis(),
                    Duration.ofNanos(ticker.getAsLong() - start)));
        }
    }

    /**
     * Decides one requirement for the application's own code, with the same memory, and never charges: of credits it says
     * whether a guard would find enough now, which depends on when they are charged: on success, what others owe goes first. A
     * seat that is to be given at the first use is given.
     *
     * @throws IllegalArgumentException if a seat is required and the caller has no user
     */
    public Decision check(Requirement requirement, Caller caller) {
        if (!(requirement instanceof Requirement.Credits credits)) {
            return decide(new Operation(NO_OPERATION, List.of(requirement)), caller, Action.NONE);
        }
        Inquiry inquiry = inquiry(caller.tenant());
        long start = ticker.getAsLong();
        Decision decision;
        try {
            decision = inquiry.waiting(() -> checkBalance(credits, inquiry));
        } catch (CrovverException e) {
            decision = unpaid(credits, e, null, inquiry);
        } catch (ChargeStoreException e) {
            decision = decided(Charging.Outcome.Failed.of(credits, e, null), inquiry);
        }
        tell(new Operation(NO_OPERATION, List.of()), credits, caller, decision, start);
        return decision;
    }

    private Decision checkBalance(Requirement.Credits credits, Inquiry inquiry) {
        String tenant = inquiry.tenant();
        Funds funds = debts == null
                ? Funds.of(
                        inquiry.crovver().creditsBalance(tenant, inquiry.deadline()),
                        credits.pool(),
                        0,
                        credits.amount())
                : debts.look(tenant, credits, inquiry.deadline());
        if (funds instanceof Funds.Enough) {
            return new Decision.Allowed(null, Basis.ASKED);
        }
        Refusal reason = funds instanceof Funds.TooFew tooFew
                ? new Refusal.CreditsShort(credits, tooFew.left(), List.of(), null)
                : SeatListQuestion.noLiveSubscription(inquiry);
        return refused(credits, reason, inquiry);
    }

    /**
     * The tenant's subscriptions, live or not, from memory if they were read a moment ago, or if they cannot be read now and
     * were last read recently enough. Empty for a tenant that Crovver has never seen.
     *
     * @throws CrovverException if there is no usable answer
     */
    public List<Subscription> subscriptions(String tenant) {
        Inquiry inquiry = inquiry(tenant);
        try {
            return inquiry.fresh(StandingQuestion.INSTANCE).answer().subscriptions();
        } catch (CrovverException e) {
            Fact<Standing> known = inquiry.facts().fact(StandingQuestion.INSTANCE);
            if (known != null
                    && Failure.leavesLastKnown(e)
                    && outages.counts(known, inquiry.facts(), ticker.getAsLong())) {
                return known.answer().subscriptions();
            }
            throw e;
        }
    }

    /**
     * What the tenant has in its pools now; empty without a live subscription. Always asked.
     *
     * @throws CrovverException if there is no usable answer
     */
    public Map<String, CreditBalance> balances(String tenant) {
        Inquiry inquiry = inquiry(tenant);
        return inquiry.waiting(() -> inquiry.crovver().creditsBalance(tenant, inquiry.deadline()));
    }

    /**
     * Seats in use and paid for. Always asked.
     *
     * @throws CrovverException if there is no usable answer
     */
    public SeatCount seats(String tenant) {
        Inquiry inquiry = inquiry(tenant);
        return inquiry.waiting(() -> inquiry.crovver().seatCount(tenant, inquiry.deadline()));
    }

    /**
     * Takes credits for work of the application's own, all of them or none; listeners hear of it. Repeating a call with the same key
     * takes them once and answers the first result again.
     *
     * @param amount credits, at least 1
     * @param key names the work, among all that the application does
     * @throws CrovverException if it is not known whether they were taken: the same call with the same key finds out
     * @throws IllegalArgumentException if pool or key is blank, or {@code amount < 1}
     */
    public ConsumeResult consume(String tenant, String pool, long amount, String key) {
        Requirement.Credits credits = Requirement.credits(pool, amount);
        if (key.isBlank()) {
            throw new IllegalArgumentException("key must not be blank");
        }
        Inquiry inquiry = inquiry(tenant);
        return inquiry.waiting(() -> cashier.take(tenant, NO_OPERATION, credits, key, inquiry.deadline()));
    }

    /**
     * Asks something about a tenant that no requirement needs, as requirements ask: within the budget, not while Crovver is left
     * alone, and counted among those who wait.
     *
     * @param question asks Crovver, by the deadline
     * @throws CrovverException if there is no usable answer
     */
    public <T> T ask(String tenant, Function<Deadline, T> question) {
        Inquiry inquiry = inquiry(tenant);
        return inquiry.waiting(
                () -> crovver.watch(tenant, inquiry.deadline(), () -> question.apply(inquiry.deadline())));
    }

    private Inquiry inquiry(String tenant) {
        return Inquiry.ofRequest(answers, answers.of(tenant), Deadline.in(budget));
    }

    /**
     * Something about a tenant has changed at Crovver, or may have: a webhook came, or somebody came back from a checkout. What
     * is remembered of it is asked for again before it is next used; until Crovver answers, it still counts as last known.
     */
    public void tenantChanged(String tenant) {
        answers.changed(tenant);
    }

    /** A tenant's subscription has ended: nothing that is remembered of it counts any more, not even in an outage. */
    public void tenantEnded(String tenant) {
        answers.ended(tenant);
        lastBalances.forget(tenant);
    }

    /** What is owed, to look at, revive and drop what Crovver has refused; empty without a store for it. */
    public Optional<Outbox> outbox() {
        return Optional.ofNullable(debts).map(Debts::store);
    }

    /** Tries once to deliver what is due. */
    boolean deliver() {
        return debts != null && debts.deliverer().deliverWhatIsDue();
    }

    /**
     * Ends what runs in the background. Questions that are being answered are answered, and what is owed is delivered for a
     * while; the rest stays in its store.
     */
    @Override
    public void close() {
        if (debts != null) {
            debts.deliverer().close();
        }
        answers.close();
    }
}
