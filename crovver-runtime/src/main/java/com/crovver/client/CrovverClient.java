package com.crovver.client;

import com.crovver.guard.Entitlements;
import com.crovver.model.Access;
import com.crovver.model.Addon;
import com.crovver.model.ConsumeResult;
import com.crovver.model.CreditBalance;
import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverNoSubscriptionException;
import com.crovver.model.CrovverProtocolException;
import com.crovver.model.CrovverTransportException;
import com.crovver.model.Plan;
import com.crovver.model.SeatAllocation;
import com.crovver.model.SeatCount;
import com.crovver.model.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Client of the Crovver API. Thread-safe; build one per process and close it on shutdown.
 *
 * <pre>{@code
 * try (CrovverClient crovver = CrovverClient.builder().secretKey(key).build()) {
 *     if (crovver.canAccess("acme", "bulk_import").granted()) { ... }
 * }
 * }</pre>
 *
 * <p>Tenants and users are named by the application's own ids. Calls block the calling thread; no call returns null. A
 * refusal (no access, too few credits, no free seat) is a result. Every call may throw, and methods mention only what they
 * add:
 *
 * <ul>
 *   <li>{@link CrovverApiException}: Crovver answered with an error; {@link CrovverNoSubscriptionException} if that is that
 *       the tenant has no live subscription
 *   <li>{@link CrovverTransportException}: no whole answer arrived in time, the thread was interrupted (its flag is set
 *       again), or the client was closed
 *   <li>{@link CrovverProtocolException}: the answer cannot be understood
 *   <li>{@link IllegalStateException}: the key that the call takes was not set; nothing was sent
 *   <li>{@link IllegalArgumentException}: an argument is blank or out of range; nothing was sent
 * </ul>
 *
 * <p><b>Retries.</b> After a lost connection, a time-out, 408, 429 or 5xx, a call that may be repeated is sent again, by
 * default three times, after 1, 2 and 4 seconds, each give or take a quarter, or after what {@code Retry-After} says, at
 * most 30 seconds. Calls that must not be repeated say so. {@link CallOptions} sets time-out, retries and a deadline over
 * all of it for one call; no retry begins that the deadline would cut off.
 */
public final class CrovverClient implements AutoCloseable {

    private static final int GUARD_RETRIES = 1;
    private static final Duration GUARD_BACKOFF = Duration.ofMillis(100);

    private final CallSender sender;
    private final CallLimits settings;
    private final Runnable onClose;

    CrovverClient(CallSender sender, CallLimits settings, Runnable onClose) {
        this.sender = sender;
        this.settings = settings;
        this.onClose = onClose;
    }

    /** Settings to build a client from. */
    public static CrovverClientBuilder builder() {
        return new CrovverClientBuilder();
    }

    /** {@link #canAccess(CanAccessRequest, CallOptions)} for a feature, with the client's settings. */
    public Access canAccess(String tenantId, String featureKey) {
        return canAccess(CanAccessRequest.feature(tenantId, featureKey), CallOptions.defaults());
    }

    /** {@link #canAccess(CanAccessRequest, CallOptions)} for a feature within a product, with the client's settings. */
    public Access canAccess(String tenantId, String featureKey, String productSlug) {
        return canAccess(CanAccessRequest.feature(tenantId, featureKey).inProduct(productSlug), CallOptions.defaults());
    }

    /**
     * Whether a tenant may use a feature or a product; {@link Access#granted()} is the answer to act on. Only reads, so it
     * is retried.
     */
    public Access canAccess(CanAccessRequest question, CallOptions options) {
        return send(AccessCalls.canAccess(question), options);
    }

    /** {@link #consumeCredits(ConsumeCreditsRequest, CallOptions)} without metadata, with the client's settings. */
    public ConsumeResult consumeCredits(String tenantId, String poolKey, long amount, String idempotencyKey) {
        return consumeCredits(
                new ConsumeCreditsRequest(tenantId, poolKey, amount, idempotencyKey), CallOptions.defaults());
    }

    /**
     * Takes credits from a tenant's pool, all of them or none; repeating it with the same key takes them once and answers
     * the first result again. Retried with the same key and body.
     *
     * @return the outcome, {@code BLOCKED} included, and the credits left, which may be below zero for a soft pool
     * @throws CrovverNoSubscriptionException if the tenant has no live subscription
     */
    public ConsumeResult consumeCredits(ConsumeCreditsRequest wish, CallOptions options) {
        return send(CreditCalls.consume(wish), options);
    }

    /** {@link #getCreditsBalance(String, CallOptions)} with the client's settings. */
    public Map<String, CreditBalance> getCreditsBalance(String tenantId) {
        return getCreditsBalance(tenantId, CallOptions.defaults());
    }

    /**
     * What a tenant has in the pools of its newest live subscription; the product cannot be chosen. Only reads, so it is
     * retried.
     *
     * @return balances by pool key, in the API's order, unmodifiable; empty without a live subscription
     */
    public Map<String, CreditBalance> getCreditsBalance(String tenantId, CallOptions options) {
        return send(CreditCalls.balance(tenantId), options);
    }

    /** {@link #allocateSeat(AllocateSeatRequest, CallOptions)} with the client's settings. */
    public SeatAllocation allocateSeat(AllocateSeatRequest wish) {
        return allocateSeat(wish, CallOptions.defaults());
    }

    /**
     * Gives a user a seat, or tells what one more seat costs; it never charges. A user who holds one keeps it and takes no
     * second. Never sent twice by itself.
     *
     * @throws CrovverNoSubscriptionException if the tenant has no live subscription
     */
    public SeatAllocation allocateSeat(AllocateSeatRequest wish, CallOptions options) {
        return send(SeatCalls.allocate(wish), options);
    }

    /** {@link #getSeatCount(String, CallOptions)} with the client's settings. */
    public SeatCount getSeatCount(String tenantId) {
        return getSeatCount(tenantId, CallOptions.defaults());
    }

    /**
     * Seats in use and paid for. Only reads, so it is retried.
     *
     * @throws CrovverNoSubscriptionException if the tenant has no live subscription
     */
    public SeatCount getSeatCount(String tenantId, CallOptions options) {
        return send(SeatCalls.count(tenantId), options);
    }

    /** {@link #getPlans(CallOptions)} with the client's settings. */
    public List<Plan> getPlans() {
        return getPlans(CallOptions.defaults());
    }

    /**
     * All plans on sale. Only reads, so it is retried.
     *
     * @return the plans in the API's order, unmodifiable; prices are left out where the API does not name their currency
     */
    public List<Plan> getPlans(CallOptions options) {
        return send(PlanCalls.plans(), options);
    }

    /** {@link #getSubscriptions(String, CallOptions)} with the client's settings. */
    public List<Subscription> getSubscriptions(String tenantId) {
        return getSubscriptions(tenantId, CallOptions.defaults());
    }

    /**
     * A tenant's subscriptions, live or not. Only reads, so it is retried.
     *
     * @return the subscriptions in the API's order, unmodifiable
     */
    public List<Subscription> getSubscriptions(String tenantId, CallOptions options) {
        return send(SubscriptionCalls.subscriptions(tenantId), options);
    }

    /** {@link #listAvailableAddons(String, CallOptions)} with the client's settings. */
    public List<Addon> listAvailableAddons(String tenantId) {
        return listAvailableAddons(tenantId, CallOptions.defaults());
    }

    /**
     * Packs of credits that a tenant could buy now, in the currency of its subscription. Only reads, so it is retried.
     *
     * @return the packs in the API's order, unmodifiable; empty without a live subscription
     * @throws IllegalArgumentException if the id is blank, {@code "."} or {@code ".."}: it stands in the path of the URL
     */
    public List<Addon> listAvailableAddons(String tenantId, CallOptions options) {
        return send(AddonCalls.available(tenantId), options);
    }

    /** {@link #entitlements(int, Duration)} with one retry after about 100 ms. */
    public Entitlements entitlements() {
        return entitlements(GUARD_RETRIES, GUARD_BACKOFF);
    }

    /**
     * This client as what guards ask: every call bounded by the deadline it is given, with retries fit for a request that
     * somebody waits for. A {@code Retry-After} that exceeds what is left of the deadline ends the call. Usable until the
     * client is closed.
     *
     * @param maxRetries attempts after the first, at least 0
     * @param backoff wait before the first retry, give or take a quarter; it doubles with each further one; at most 30 s
     * @throws IllegalArgumentException if either is out of range
     */
    public Entitlements entitlements(int maxRetries, Duration backoff) {
        return new BoundedEntitlements(sender, settings.timeout(), new RetryPolicy(maxRetries, backoff));
    }

    /**
     * Ends calls in flight and waits between attempts with a {@link CrovverTransportException}, and lets the client's
     * threads end. Later calls fail the same way. Closing twice does nothing. A transport that was passed to the builder is
     * not closed, and calls within it run to their end.
     */
    @Override
    public void close() {
        onClose.run();
    }

    /** The class name: settings may hold keys. */
    @Override
    public String toString() {
        return "CrovverClient";
    }

    private <T> T send(ApiCall<T> call, CallOptions options) {
        return sender.send(call, options.over(settings));
    }
}
