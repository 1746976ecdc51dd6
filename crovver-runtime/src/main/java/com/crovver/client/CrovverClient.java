package com.crovver.client;

import com.crovver.guard.Entitlements;
import com.crovver.model.Access;
import com.crovver.model.Addon;
import com.crovver.model.AddonCredits;
import com.crovver.model.AddonPurchase;
import com.crovver.model.Allocation;
import com.crovver.model.AllocationPage;
import com.crovver.model.BulkAllocation;
import com.crovver.model.CancelReason;
import com.crovver.model.Cancellation;
import com.crovver.model.CheckoutSession;
import com.crovver.model.ConsumeResult;
import com.crovver.model.CreditBalance;
import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverNoSubscriptionException;
import com.crovver.model.CrovverProtocolException;
import com.crovver.model.CrovverTransportException;
import com.crovver.model.Invoice;
import com.crovver.model.PaymentProvider;
import com.crovver.model.Plan;
import com.crovver.model.PortalLink;
import com.crovver.model.ProrationCheckout;
import com.crovver.model.SeatAllocation;
import com.crovver.model.SeatCount;
import com.crovver.model.Subscription;
import com.crovver.model.SubscriptionSnapshot;
import com.crovver.model.Tenant;
import com.crovver.model.TenantCreation;
import com.crovver.model.TenantDetails;
import com.crovver.model.UsageLimit;
import com.crovver.model.UsageReceipt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Client of the Crovver API. Thread-safe; build one per process and close it on shutdown.
 *
 * <pre>{@code
 * try (CrovverClient crovver = CrovverClient.builder().secretKey(key).build()) {
 *     if (crovver.canAccess("acme", "bulk_import").granted()) { ... }
 * }
 * }</pre>
 *
 * <p>{@link #async()} has the same calls with futures. What an answer holds beyond its type can be seen with {@link
 * CallOptions#onAnswer}.
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
    /** So that two attempts, and the wait between them, fit into the two seconds that a decision may take. */
    private static final Duration GUARD_TIMEOUT = Duration.ofMillis(900);

    private final CallSender sender;
    private final CallLimits settings;
    private final Variants variants;
    private final TestModeNotice testModeNotice;
    private final AsyncCalls asyncCalls;
    private final Runnable onClose;

    CrovverClient(
            CallSender sender,
            CallLimits settings,
            Variants variants,
            TestModeNotice testModeNotice,
            AsyncCalls asyncCalls,
            Runnable onClose) {
        this.sender = sender;
        this.settings = settings;
        this.variants = variants;
        this.testModeNotice = testModeNotice;
        this.asyncCalls = asyncCalls;
        this.onClose = onClose;
    }

    /** Settings to build a client from. */
    public static CrovverClientBuilder builder() {
        return new CrovverClientBuilder();
    }

    /** {@link #async(CallOptions)} with the client's settings. */
    public CrovverAsyncClient async() {
        return async(CallOptions.defaults());
    }

    /**
     * This client with calls that answer later, each made with these options. A time-out counts from the moment a call is
     * taken up; a deadline also covers its wait for a thread. Usable until the client is closed.
     */
    public CrovverAsyncClient async(CallOptions options) {
        return new CrovverAsyncClient(this, asyncCalls, options);
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

    /** {@link #bulkAllocateSeats(BulkAllocateSeatsRequest, CallOptions)} with the client's settings. */
    public BulkAllocation bulkAllocateSeats(BulkAllocateSeatsRequest wish) {
        return bulkAllocateSeats(wish, CallOptions.defaults());
    }

    /**
     * Gives seats to up to 100 users, in the order of the list until the seats are used up; it never charges. Never sent twice by
     * itself; users who hold a seat keep it, so repeating it by hand does no harm.
     *
     * @return who got a seat, who had one, and for whom there was no room, which is no exception
     * @throws CrovverNoSubscriptionException if the tenant has no live subscription
     */
    public BulkAllocation bulkAllocateSeats(BulkAllocateSeatsRequest wish, CallOptions options) {
        return send(SeatCalls.bulkAllocate(wish), options);
    }

    /** {@link #getAllocations(GetAllocationsRequest, CallOptions)} with the client's settings. */
    public AllocationPage getAllocations(GetAllocationsRequest question) {
        return getAllocations(question, CallOptions.defaults());
    }

    /**
     * One page of who holds a seat, and the seats at that moment. Only reads, so it is retried.
     *
     * @return the page; empty if it is beyond the last
     * @throws CrovverNoSubscriptionException if the tenant has no live subscription
     */
    public AllocationPage getAllocations(GetAllocationsRequest question, CallOptions options) {
        return send(SeatCalls.allocations(question), options);
    }

    /** {@link #streamAllocations(GetAllocationsRequest, CallOptions)} with the client's settings. */
    public Stream<Allocation> streamAllocations(GetAllocationsRequest first) {
        return streamAllocations(first, CallOptions.defaults());
    }

    /**
     * All allocations from a page on. The stream is lazy: a page is asked for when the one before it is used up, by
     * {@link #getAllocations}, in the thread that uses the stream, which gets the exceptions. Seats that change meanwhile may
     * be missed or come twice. A deadline covers all pages.
     *
     * @return allocations in the API's order, sequential; needs no closing
     */
    public Stream<Allocation> streamAllocations(GetAllocationsRequest first, CallOptions options) {
        return AllocationPages.stream(first, page -> getAllocations(page, options));
    }

    /** {@link #createProrationCheckout(ProrationCheckoutRequest, CallOptions)} with the client's settings. */
    public ProrationCheckout createProrationCheckout(ProrationCheckoutRequest wish) {
        return createProrationCheckout(wish, CallOptions.defaults());
    }

    /**
     * Begins the purchase of more seats for the rest of the current period. Never sent twice: a second one could open a second
     * payment. No answer proves that the seats are there: count them.
     *
     * @return where to pay, or that an invoice follows, or that nothing is to be paid; the unit of the amount may be unproved
     * @throws CrovverNoSubscriptionException if the tenant has no live subscription
     */
    public ProrationCheckout createProrationCheckout(ProrationCheckoutRequest wish, CallOptions options) {
        return send(ProrationCalls.checkout(wish, variants.prorationUnit()), options);
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
        return testModeNotice.checked(send(PlanCalls.plans(), options));
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

    /** {@link #getSubscriptionStatus(String, String, CallOptions)} with the client's settings. */
    public SubscriptionSnapshot getSubscriptionStatus(String tenantId, @Nullable String productSlug) {
        return getSubscriptionStatus(tenantId, productSlug, CallOptions.defaults());
    }

    /**
     * Where a tenant stands, in one answer: status, plan, features. It takes a public key, and none else. Only reads, so it is
     * retried.
     *
     * @param productSlug the product; null for the tenant's newest live subscription
     * @return the snapshot, with status {@code none} if there is no subscription
     */
    public SubscriptionSnapshot getSubscriptionStatus(
            String tenantId, @Nullable String productSlug, CallOptions options) {
        return send(SubscriptionCalls.status(tenantId, productSlug), options);
    }

    /** {@link #cancelSubscription(String, String, CancelReason, String, CallOptions)} with the client's settings. */
    public Cancellation cancelSubscription(
            String subscriptionId, String tenantId, CancelReason reason, @Nullable String feedback) {
        return cancelSubscription(subscriptionId, tenantId, reason, feedback, CallOptions.defaults());
    }

    /**
     * Cancels a subscription: at the end of its period, or at once if it is billed by hand. Never sent twice: a second one is
     * refused with 400 {@code ALREADY_CANCELED}, and would hide that the first was taken.
     *
     * @param subscriptionId Crovver's id of the subscription
     * @param tenantId the application's own id of the tenant that has it
     * @param feedback free text; null or blank if there is none
     * @throws IllegalArgumentException if an id is blank, or the subscription's is {@code "."} or {@code ".."}: it stands in the
     *     path of the URL
     */
    public Cancellation cancelSubscription(
            String subscriptionId,
            String tenantId,
            CancelReason reason,
            @Nullable String feedback,
            CallOptions options) {
        return send(SubscriptionCalls.cancel(subscriptionId, tenantId, reason, feedback), options);
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

    /** {@link #getActiveAddonCredits(String, CallOptions)} with the client's settings. */
    public List<AddonCredits> getActiveAddonCredits(String tenantId) {
        return getActiveAddonCredits(tenantId, CallOptions.defaults());
    }

    /**
     * Bought credits that a tenant still has, per pool. Only reads, so it is retried.
     *
     * @return pools with bought credits left, in the API's order, unmodifiable; empty if there are none, or without a live
     *     subscription
     * @throws IllegalArgumentException if the id is blank, {@code "."} or {@code ".."}: it stands in the path of the URL
     */
    public List<AddonCredits> getActiveAddonCredits(String tenantId, CallOptions options) {
        return send(AddonCalls.active(tenantId), options);
    }

    /** {@link #purchaseAddon(PurchaseAddonRequest, CallOptions)} with the client's settings. */
    public AddonPurchase purchaseAddon(PurchaseAddonRequest wish) {
        return purchaseAddon(wish, CallOptions.defaults());
    }

    /**
     * Begins the purchase of an add-on. Never sent twice by itself; repeating it by hand with the same key answers the first
     * purchase again. No answer proves that credits were granted: read the balance.
     *
     * @throws CrovverApiException if the currency is not that of the subscription (422), among others
     * @throws IllegalArgumentException if the tenant's id is {@code "."} or {@code ".."}: it stands in the path of the URL
     */
    public AddonPurchase purchaseAddon(PurchaseAddonRequest wish, CallOptions options) {
        return send(AddonCalls.purchase(wish), options);
    }

    /** {@link #createTenant(CreateTenantRequest, CallOptions)} with the client's settings. */
    public TenantCreation createTenant(CreateTenantRequest wish) {
        return createTenant(wish, CallOptions.defaults());
    }

    /**
     * Creates a tenant; organizations whose tenants are people cannot (403). Retried: if a repeated request is told that the tenant
     * exists (409), the tenant is read, and answered if it is there.
     *
     * @throws CrovverApiException if id or slug were taken before (409), among others
     */
    public TenantCreation createTenant(CreateTenantRequest wish, CallOptions options) {
        return send(TenantCalls.create(wish), options);
    }

    /** {@link #getTenant(String, CallOptions)} with the client's settings. */
    public TenantDetails getTenant(String tenantId) {
        return getTenant(tenantId, CallOptions.defaults());
    }

    /**
     * A tenant with its members. Only reads, so it is retried.
     *
     * @throws CrovverApiException if there is none, see {@link CrovverApiException#tenantNotFound()}
     */
    public TenantDetails getTenant(String tenantId, CallOptions options) {
        return send(TenantCalls.get(tenantId), options);
    }

    /** {@link #getTenantsOfUser(String, CallOptions)} with the client's settings. */
    public List<Tenant> getTenantsOfUser(String userId) {
        return getTenantsOfUser(userId, CallOptions.defaults());
    }

    /**
     * The tenants that a user belongs to. Only reads, so it is retried.
     *
     * @return the tenants in the API's order, unmodifiable
     */
    public List<Tenant> getTenantsOfUser(String userId, CallOptions options) {
        return send(TenantCalls.ofUser(userId), options);
    }

    /** {@link #getTenants(CallOptions)} with the client's settings. */
    public List<Tenant> getTenants() {
        return getTenants(CallOptions.defaults());
    }

    /**
     * All tenants of the organization, in one answer: the API has no pages here. Only reads, so it is retried.
     *
     * @return the tenants in the API's order, unmodifiable
     */
    public List<Tenant> getTenants(CallOptions options) {
        return send(TenantCalls.all(), options);
    }

    /** {@link #getInvoices(String, CallOptions)} with the client's settings. */
    public List<Invoice> getInvoices(String tenantId) {
        return getInvoices(tenantId, CallOptions.defaults());
    }

    /**
     * A tenant's bills, in one answer: the API has no pages here. Only reads, so it is retried.
     *
     * @return the bills in the API's order, unmodifiable
     */
    public List<Invoice> getInvoices(String tenantId, CallOptions options) {
        return send(BillingCalls.invoices(tenantId), options);
    }

    /** {@link #getSupportedProviders(CallOptions)} with the client's settings. */
    public List<PaymentProvider> getSupportedProviders() {
        return getSupportedProviders(CallOptions.defaults());
    }

    /**
     * Payment providers that the platform can use. Only reads, so it is retried.
     *
     * @return the providers in the API's order, unmodifiable
     */
    public List<PaymentProvider> getSupportedProviders(CallOptions options) {
        return send(BillingCalls.providers(), options);
    }

    /** {@link #createCheckoutSession(CreateCheckoutSessionRequest, CallOptions)} with the client's settings. */
    public CheckoutSession createCheckoutSession(CreateCheckoutSessionRequest wish) {
        return createCheckoutSession(wish, CallOptions.defaults());
    }

    /**
     * Opens a checkout for a plan. Never sent twice: a second one could open a second payment.
     *
     * @return where to pay, or that the plan is free, or that there is no session
     * @throws CrovverApiException if the plan has no price in the currency (422 {@code CURRENCY_NOT_SUPPORTED}), or the tenant
     *     has a live subscription for the product, among others
     */
    public CheckoutSession createCheckoutSession(CreateCheckoutSessionRequest wish, CallOptions options) {
        return send(CheckoutCalls.session(wish, variants.misspeltSeats()), options);
    }

    /** {@link #createCheckoutToken(CheckoutTokenRequest, CallOptions)} with the client's settings. */
    public PortalLink createCheckoutToken(CheckoutTokenRequest wish) {
        return createCheckoutToken(wish, CallOptions.defaults());
    }

    /**
     * Makes a link to the hosted pricing page, good for ten minutes, and the tenant if it does not exist. It takes a public key,
     * and none else. Retried: that only makes another link.
     */
    public PortalLink createCheckoutToken(CheckoutTokenRequest wish, CallOptions options) {
        return send(CheckoutCalls.checkoutToken(wish, variants.portal()), options);
    }

    /** {@link #createPortalToken(PortalTokenRequest, CallOptions)} with the client's settings. */
    public PortalLink createPortalToken(PortalTokenRequest wish) {
        return createPortalToken(wish, CallOptions.defaults());
    }

    /**
     * Makes a link to the hosted billing portal, good for ten minutes. It takes a public key, and none else. Retried: that only
     * makes another link.
     *
     * @throws CrovverApiException if there is no such tenant, see {@link CrovverApiException#tenantNotFound()}
     */
    public PortalLink createPortalToken(PortalTokenRequest wish, CallOptions options) {
        return send(CheckoutCalls.portalToken(wish, variants.portal()), options);
    }

    /**
     * {@link #recordUsage(RecordUsageRequest, CallOptions)} with the client's settings.
     *
     * @deprecated consume credits instead: {@link #consumeCredits(ConsumeCreditsRequest, CallOptions)}
     */
    @Deprecated
    public UsageReceipt recordUsage(RecordUsageRequest event) {
        return recordUsage(event, CallOptions.defaults());
    }

    /**
     * Adds an event to the old usage log, which credits know nothing of. Never sent twice: both would count.
     *
     * @deprecated consume credits instead: {@link #consumeCredits(ConsumeCreditsRequest, CallOptions)}
     */
    @Deprecated
    public UsageReceipt recordUsage(RecordUsageRequest event, CallOptions options) {
        return send(UsageCalls.record(event), options);
    }

    /**
     * {@link #checkUsageLimit(String, String, String, CallOptions)} with the client's settings.
     *
     * @deprecated read the balance instead: {@link #getCreditsBalance(String, CallOptions)}
     */
    @Deprecated
    public UsageLimit checkUsageLimit(String tenantId, String metric, @Nullable String productSlug) {
        return checkUsageLimit(tenantId, metric, productSlug, CallOptions.defaults());
    }

    /**
     * Compares the old usage log with the plan's limit. Only reads, so it is retried.
     *
     * @param metric what is counted
     * @param productSlug the product; null for the tenant's newest live subscription
     * @deprecated read the balance instead: {@link #getCreditsBalance(String, CallOptions)}
     */
    @Deprecated
    public UsageLimit checkUsageLimit(
            String tenantId, String metric, @Nullable String productSlug, CallOptions options) {
        return send(UsageCalls.check(tenantId, metric, productSlug), options);
    }

    /** {@link #entitlements(Duration, int, Duration)} with 900 ms for each attempt, and one retry after about 100 ms. */
    public Entitlements entitlements() {
        return entitlements(GUARD_TIMEOUT);
    }

    /**
     * {@link #entitlements(Duration, int, Duration)} with one retry after about 100 ms.
     *
     * @param attemptTimeout longest time for one attempt
     */
    public Entitlements entitlements(Duration attemptTimeout) {
        return entitlements(attemptTimeout, GUARD_RETRIES, GUARD_BACKOFF);
    }

    /**
     * This client as what guards ask: every call bounded by the deadline it is given, with retries fit for a request that
     * somebody waits for. A {@code Retry-After} that exceeds what is left of the deadline ends the call. Usable until the
     * client is closed.
     *
     * @param attemptTimeout longest time for one attempt; must be positive
     * @param maxRetries attempts after the first, at least 0
     * @param backoff wait before the first retry, give or take a quarter; it doubles with each further one; at most 30 s
     * @throws IllegalArgumentException if one is out of range
     */
    public Entitlements entitlements(Duration attemptTimeout, int maxRetries, Duration backoff) {
        if (attemptTimeout.isZero() || attemptTimeout.isNegative()) {
            throw new IllegalArgumentException("the timeout of an attempt must be positive, was " + attemptTimeout);
        }
        return new BoundedEntitlements(sender, attemptTimeout, new RetryPolicy(maxRetries, backoff));
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
        return sender.send(call, options.over(settings), options.extras());
    }
}
