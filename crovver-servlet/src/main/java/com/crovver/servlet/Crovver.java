package com.crovver.servlet;

import com.crovver.client.CrovverClient;
import com.crovver.gate.Enforcement;
import com.crovver.gate.Exchange;
import com.crovver.gate.Gatekeeper;
import com.crovver.gate.Identity;
import com.crovver.gate.Problem;
import com.crovver.guard.Caller;
import com.crovver.guard.ChargeStoreException;
import com.crovver.guard.Decision;
import com.crovver.guard.Requirement;
import com.crovver.model.ConsumeResult;
import com.crovver.model.CreditBalance;
import com.crovver.model.CrovverException;
import com.crovver.model.SeatCount;
import com.crovver.model.Subscription;
import com.crovver.model.SubscriptionBadge;
import com.crovver.model.SubscriptionSnapshot;
import com.crovver.sql.SqlChargeStore;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the application's own code may ask about the caller of a request, for what annotations cannot say: a menu entry that
 * only some see, work whose price is known late, a page that shows what is left. Works in servlets, and in JAX-RS resources
 * with an injected {@link HttpServletRequest}.
 *
 * <pre>{@code
 * if (Crovver.of(request).hasFeature("data_export")) { ... }
 * }</pre>
 *
 * <p>Answers come from the memory of the guards where they are there, so that page and guard agree. Questions with a yes or no
 * say no while nobody is signed in, or Crovver cannot be asked and the outage policy refuses. The others throw {@link
 * IllegalStateException} while nobody is signed in, and {@link CrovverException} without a usable answer. Belongs to its
 * request: used by one thread at a time, as that is. What is answered is immutable.
 */
public final class Crovver {

    private final HttpServletRequest request;
    private final Kit kit;
    private final Gatekeeper gatekeeper;
    private final Exchange exchange;
    private final Identity identity;

    private Crovver(HttpServletRequest request, Kit kit, Gatekeeper gatekeeper, Exchange exchange) {
        this.request = request;
        this.kit = kit;
        this.gatekeeper = gatekeeper;
        this.exchange = exchange;
        this.identity = gatekeeper.identify(exchange, new ServletActionView(request));
    }

    /**
     * What may be asked in a request.
     *
     * @throws IllegalStateException if {@link CrovverFilter} is not in front of it
     */
    public static Crovver of(HttpServletRequest request) {
        Enforcement enforcement = Enforcement.of(request.getServletContext());
        Kit kit = Kit.of(request.getServletContext());
        Gatekeeper gatekeeper = enforcement.gatekeeper();
        Exchange exchange = enforcement.exchange(request);
        if (kit == null || gatekeeper == null || exchange == null) {
            throw new IllegalStateException("CrovverFilter is not in front of this request: map"
                    + " com.crovver.servlet.CrovverFilter to /* for every dispatcher, before other filters");
        }
        return new Crovver(request, kit, gatekeeper, exchange);
    }

    /** Who calls; empty if nobody is signed in. */
    public Optional<Caller> caller() {
        return identity instanceof Identity.Known known ? Optional.of(known.caller()) : Optional.empty();
    }

    /** Whether the tenant's plan has a feature. */
    public boolean hasFeature(String featureKey) {
        return allows(Requirement.feature(featureKey));
    }

    /** Whether the tenant's plan for a product has a feature. */
    public boolean hasFeature(String featureKey, String product) {
        return allows(Requirement.feature(featureKey, product));
    }

    /** Whether the tenant has a live subscription of any product. */
    public boolean isSubscribed() {
        return allows(Requirement.subscription());
    }

    /** Whether a pool holds enough credits now; nothing is taken, and a moment later it may be otherwise. */
    public boolean covers(String pool, long amount) {
        return allows(Requirement.credits(pool, amount));
    }

    private boolean allows(Requirement requirement) {
        return identity instanceof Identity.Known known
                && gatekeeper.check(requirement, known.caller()) instanceof Decision.Allowed;
    }

    /**
     * Decides a requirement, with the reason and what would help; never charges. A seat that is to be given at the first use
     * is given.
     *
     * @throws IllegalArgumentException if a seat is required and the caller has no user
     */
    public Decision check(Requirement requirement) {
        return gatekeeper.check(requirement, signedIn());
    }

    /**
     * Lets the request through in any case, and marks it where the requirement does not hold: the request attribute {@value
     * Problem#REFUSAL_ATTRIBUTE} then has the members of the answer that a guard would have given, for a page that shows less.
     *
     * @return whether the requirement holds
     */
    public boolean softly(Requirement requirement) {
        Optional<Problem> problem = identity instanceof Identity.Unknown unknown
                ? Optional.of(unknown.refusal())
                : problem(requirement, signedIn());
        problem.ifPresent(it -> request.setAttribute(Problem.REFUSAL_ATTRIBUTE, it.allMembers()));
        return problem.isEmpty();
    }

    private Optional<Problem> problem(Requirement requirement, Caller caller) {
        Decision decision = gatekeeper.check(requirement, caller);
        return gatekeeper.problem(decision, exchange, caller, new ServletActionView(request));
    }

    /** The tenant's subscriptions, live or not. */
    public List<Subscription> subscriptions() {
        return kit.engine().subscriptions(signedIn().tenant());
    }

    /**
     * Status, plan and features of one product in one answer, always asked.
     *
     * @param product slug of the product; null for the newest live subscription
     * @throws IllegalStateException also if {@code crovver.publicKey} is not set: Crovver tells this for no other key
     */
    public SubscriptionSnapshot snapshot(@Nullable String product) {
        String tenant = signedIn().tenant();
        return kit.engine()
                .ask(
                        tenant,
                        deadline -> kit.client()
                                .getSubscriptionStatus(tenant, product, Engines.options(kit.settings(), deadline)));
    }

    /** Where the tenant stands, in a word and a colour. */
    public SubscriptionBadge badge() {
        return SubscriptionBadge.of(subscriptions(), Instant.now());
    }

    /** What the tenant has in its pools, by their keys, always asked; empty without a live subscription. */
    public Map<String, CreditBalance> balances() {
        return kit.engine().balances(signedIn().tenant());
    }

    /** Seats in use and paid for, always asked. */
    public SeatCount seats() {
        return kit.engine().seats(signedIn().tenant());
    }

    /**
     * Takes credits for work of the application's own, all of them or none. Repeating a call with the same key, on whatever
     * day or node, takes them once and answers the first result again.
     *
     * @param key names the business event, such as an order's number; tenant and pool need not be in it
     * @return the outcome; act on {@link ConsumeResult#taken()}
     * @throws CrovverException if it is not known whether they were taken: the same call with the same key finds out
     * @throws IllegalArgumentException if the key is blank or {@code amount < 1}
     */
    public ConsumeResult consume(String pool, long amount, String key) {
        String tenant = signedIn().tenant();
        if (key.isBlank()) {
            throw new IllegalArgumentException("key must not be blank");
        }
        // Keys may be one space for a whole organization; lengths keep different names from running together.
        String whole = "app:" + tenant.length() + ":" + tenant + ":" + pool.length() + ":" + pool + ":" + key;
        return kit.engine().consume(tenant, pool, amount, whole);
    }

    /**
     * Says what the operation that runs now costs, in place of the amount that its annotation declares: for what is known only
     * once the work is done, such as tokens. The last word before the answer is committed, or the handler returns, counts; after
     * it the amount can only grow, and what is added is owed at once. In a repeat of a run that has paid already, nothing more is owed,
     * whatever is said.
     *
     * @param pool one that the operation charges {@code ON_SUCCESS}
     * @param amount credits; 0 charges nothing
     * @throws IllegalStateException if nothing that runs charges the pool on success, or less is to be charged than is owed
     * @throws IllegalArgumentException if the amount is below 0
     */
    public void charge(String pool, long amount) {
        exchange.owing(pool).charge(pool, amount);
    }

    /**
     * Says what the operation that runs now costs, as part of a transaction of the application: work and charge are committed
     * together, and with them the request's idempotency key is spent; or all of them are rolled back. Once it is committed, it counts
     * whatever is answered; if it is rolled back, the operation may be charged by another one, at any amount, and else is not
     * charged. Said again in the same transaction, or after it was committed, the amount can only grow. In a repeat of a run that has
     * paid already, nothing more is owed, whatever is said.
     *
     * <p>The kit takes no part in the transaction beyond its statements. Commit before the answer is sent.
     *
     * @param pool one that the operation charges {@code ON_SUCCESS}
     * @param amount credits; 0 charges nothing
     * @param connection to the database of {@code crovver.dataSource}, with a transaction begun; neither committed nor closed
     * @throws IllegalStateException if nothing that runs charges the pool on success, its answer has begun, less is to be charged than
     *     was written and not rolled back, or what is owed is not kept in a database
     * @throws IllegalArgumentException if the amount is below 0
     * @throws ChargeStoreException if the statements fail; what becomes of the transaction is the application's to decide
     */
    public void charge(String pool, long amount, Connection connection) {
        if (!(kit.engine().outbox().orElse(null) instanceof SqlChargeStore store)) {
            throw new IllegalStateException(
                    "what is owed is not kept in a database, so no transaction of one can be joined");
        }
        exchange.owing(pool).charge(pool, amount, store.within(connection));
    }

    /** Where the caller can buy, and comes back from to this page; empty if the application has no such page. */
    public Optional<String> upgradeLink() {
        return Optional.ofNullable(kit.link()).map(link -> link.from(exchange.request(), null));
    }

    /** {@link #upgradeLink()} for somebody who misses a feature. */
    public Optional<String> upgradeLink(String featureKey) {
        return Optional.ofNullable(kit.link())
                .map(link -> link.from(exchange.request(), Requirement.feature(featureKey)));
    }

    /**
     * Whether the caller may see what the tenant pays, buy for it and cancel: what {@code crovver.billingUsers} says, by default
     * whether Crovver names them as the owner. That Crovver does is remembered as long as a granted feature, that it does not as
     * long as a refusal; the billing page asks every time.
     */
    public boolean mayManageBilling() {
        if (!(identity instanceof Identity.Known known)) {
            return false;
        }
        try {
            return kit.billingUsers().mayManage(new ServletActionView(request), known.caller());
        } catch (CrovverException e) {
            return false;
        }
    }

    /**
     * Asks anew, from the next question on, for what is remembered of the tenant: for code of the application's own that has
     * changed something at Crovver and shows it at once. Webhooks and the kit's billing page do this by themselves.
     */
    public void refresh() {
        kit.engine().tenantChanged(signedIn().tenant());
    }

    /**
     * The client that the guards ask with, for every other call of the API. It takes any tenant: pass {@link #caller()}'s, and
     * nothing that the request says. An attempt takes {@code crovver.clientTimeout} at most, and one more follows, unless the
     * call's {@link com.crovver.client.CallOptions} say otherwise. It is closed with the filter, and by nobody else.
     */
    public CrovverClient client() {
        return kit.client();
    }

    private Caller signedIn() {
        return caller().orElseThrow(
                        () -> new IllegalStateException("nobody is signed in in this request; ask caller() first"));
    }
}
