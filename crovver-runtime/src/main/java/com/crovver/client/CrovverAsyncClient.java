package com.crovver.client;

import com.crovver.model.Access;
import com.crovver.model.Addon;
import com.crovver.model.AddonCredits;
import com.crovver.model.AddonPurchase;
import com.crovver.model.AllocationPage;
import com.crovver.model.BulkAllocation;
import com.crovver.model.CancelReason;
import com.crovver.model.Cancellation;
import com.crovver.model.CheckoutSession;
import com.crovver.model.ConsumeResult;
import com.crovver.model.CreditBalance;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a {@link CrovverClient} with answers that come later. Thread-safe; get one from {@link CrovverClient#async()}.
 *
 * <p>Each call is the blocking one of the same name, made on one of the client's few threads: same attempts, waits, time-out,
 * deadline and exceptions. All of these come out of the future, also what is thrown for a wrong argument or a missing key.
 *
 * <p>Cancelling the future, or completing it in any other way, ends the call; cancelling one that depends on it does not. A
 * call that finds all threads busy waits for one; if too many wait already, its future fails with a {@link
 * CrovverTransportException} of 0 attempts, and nothing was sent. What depends on a future runs on the client's threads
 * unless told otherwise, so it must not block there.
 */
public final class CrovverAsyncClient {

    private final CrovverClient client;
    private final AsyncCalls calls;
    private final CallOptions options;

    CrovverAsyncClient(CrovverClient client, AsyncCalls calls, CallOptions options) {
        this.client = client;
        this.calls = calls;
        this.options = options;
    }

    /** {@link #canAccess(CanAccessRequest)} for a feature. */
    public CompletableFuture<Access> canAccess(String tenantId, String featureKey) {
        return submit(() -> client.canAccess(CanAccessRequest.feature(tenantId, featureKey), options));
    }

    /** {@link #canAccess(CanAccessRequest)} for a feature within a product. */
    public CompletableFuture<Access> canAccess(String tenantId, String featureKey, String productSlug) {
        return submit(() ->
                client.canAccess(CanAccessRequest.feature(tenantId, featureKey).inProduct(productSlug), options));
    }

    /** {@link CrovverClient#canAccess(CanAccessRequest, CallOptions)}, later. */
    public CompletableFuture<Access> canAccess(CanAccessRequest question) {
        return submit(() -> client.canAccess(question, options));
    }

    /** {@link #consumeCredits(ConsumeCreditsRequest)} without metadata. */
    public CompletableFuture<ConsumeResult> consumeCredits(
            String tenantId, String poolKey, long amount, String idempotencyKey) {
        return submit(() ->
                client.consumeCredits(new ConsumeCreditsRequest(tenantId, poolKey, amount, idempotencyKey), options));
    }

    /** {@link CrovverClient#consumeCredits(ConsumeCreditsRequest, CallOptions)}, later. */
    public CompletableFuture<ConsumeResult> consumeCredits(ConsumeCreditsRequest wish) {
        return submit(() -> client.consumeCredits(wish, options));
    }

    /** {@link CrovverClient#getCreditsBalance(String, CallOptions)}, later. */
    public CompletableFuture<Map<String, CreditBalance>> getCreditsBalance(String tenantId) {
        return submit(() -> client.getCreditsBalance(tenantId, options));
    }

    /** {@link CrovverClient#listAvailableAddons(String, CallOptions)}, later. */
    public CompletableFuture<List<Addon>> listAvailableAddons(String tenantId) {
        return submit(() -> client.listAvailableAddons(tenantId, options));
    }

    /** {@link CrovverClient#getActiveAddonCredits(String, CallOptions)}, later. */
    public CompletableFuture<List<AddonCredits>> getActiveAddonCredits(String tenantId) {
        return submit(() -> client.getActiveAddonCredits(tenantId, options));
    }

    /** {@link CrovverClient#purchaseAddon(PurchaseAddonRequest, CallOptions)}, later. */
    public CompletableFuture<AddonPurchase> purchaseAddon(PurchaseAddonRequest wish) {
        return submit(() -> client.purchaseAddon(wish, options));
    }

    /** {@link CrovverClient#allocateSeat(AllocateSeatRequest, CallOptions)}, later. */
    public CompletableFuture<SeatAllocation> allocateSeat(AllocateSeatRequest wish) {
        return submit(() -> client.allocateSeat(wish, options));
    }

    /** {@link CrovverClient#bulkAllocateSeats(BulkAllocateSeatsRequest, CallOptions)}, later. */
    public CompletableFuture<BulkAllocation> bulkAllocateSeats(BulkAllocateSeatsRequest wish) {
        return submit(() -> client.bulkAllocateSeats(wish, options));
    }

    /** {@link CrovverClient#getAllocations(GetAllocationsRequest, CallOptions)}, later. */
    public CompletableFuture<AllocationPage> getAllocations(GetAllocationsRequest question) {
        return submit(() -> client.getAllocations(question, options));
    }

    /** {@link CrovverClient#getSeatCount(String, CallOptions)}, later. */
    public CompletableFuture<SeatCount> getSeatCount(String tenantId) {
        return submit(() -> client.getSeatCount(tenantId, options));
    }

    /** {@link CrovverClient#createProrationCheckout(ProrationCheckoutRequest, CallOptions)}, later. */
    public CompletableFuture<ProrationCheckout> createProrationCheckout(ProrationCheckoutRequest wish) {
        return submit(() -> client.createProrationCheckout(wish, options));
    }

    /** {@link CrovverClient#getPlans(CallOptions)}, later. */
    public CompletableFuture<List<Plan>> getPlans() {
        return submit(() -> client.getPlans(options));
    }

    /** {@link CrovverClient#getSubscriptions(String, CallOptions)}, later. */
    public CompletableFuture<List<Subscription>> getSubscriptions(String tenantId) {
        return submit(() -> client.getSubscriptions(tenantId, options));
    }

    /** {@link CrovverClient#getSubscriptionStatus(String, String, CallOptions)}, later. */
    public CompletableFuture<SubscriptionSnapshot> getSubscriptionStatus(
            String tenantId, @Nullable String productSlug) {
        return submit(() -> client.getSubscriptionStatus(tenantId, productSlug, options));
    }

    /** {@link CrovverClient#cancelSubscription(String, String, CancelReason, String, CallOptions)}, later. */
    public CompletableFuture<Cancellation> cancelSubscription(
            String subscriptionId, String tenantId, CancelReason reason, @Nullable String feedback) {
        return submit(() -> client.cancelSubscription(subscriptionId, tenantId, reason, feedback, options));
    }

    /** {@link CrovverClient#createTenant(CreateTenantRequest, CallOptions)}, later. */
    public CompletableFuture<TenantCreation> createTenant(CreateTenantRequest wish) {
        return submit(() -> client.createTenant(wish, options));
    }

    /** {@link CrovverClient#getTenant(String, CallOptions)}, later. */
    public CompletableFuture<TenantDetails> getTenant(String tenantId) {
        return submit(() -> client.getTenant(tenantId, options));
    }

    /** {@link CrovverClient#getTenantsOfUser(String, CallOptions)}, later. */
    public CompletableFuture<List<Tenant>> getTenantsOfUser(String userId) {
        return submit(() -> client.getTenantsOfUser(userId, options));
    }

    /** {@link CrovverClient#getTenants(CallOptions)}, later. */
    public CompletableFuture<List<Tenant>> getTenants() {
        return submit(() -> client.getTenants(options));
    }

    /** {@link CrovverClient#getInvoices(String, CallOptions)}, later. */
    public CompletableFuture<List<Invoice>> getInvoices(String tenantId) {
        return submit(() -> client.getInvoices(tenantId, options));
    }

    /** {@link CrovverClient#getSupportedProviders(CallOptions)}, later. */
    public CompletableFuture<List<PaymentProvider>> getSupportedProviders() {
        return submit(() -> client.getSupportedProviders(options));
    }

    /** {@link CrovverClient#createCheckoutSession(CreateCheckoutSessionRequest, CallOptions)}, later. */
    public CompletableFuture<CheckoutSession> createCheckoutSession(CreateCheckoutSessionRequest wish) {
        return submit(() -> client.createCheckoutSession(wish, options));
    }

    /** {@link CrovverClient#createCheckoutToken(CheckoutTokenRequest, CallOptions)}, later. */
    public CompletableFuture<PortalLink> createCheckoutToken(CheckoutTokenRequest wish) {
        return submit(() -> client.createCheckoutToken(wish, options));
    }

    /** {@link CrovverClient#createPortalToken(PortalTokenRequest, CallOptions)}, later. */
    public CompletableFuture<PortalLink> createPortalToken(PortalTokenRequest wish) {
        return submit(() -> client.createPortalToken(wish, options));
    }

    /**
     * {@link CrovverClient#recordUsage(RecordUsageRequest, CallOptions)}, later.
     *
     * @deprecated consume credits instead: {@link #consumeCredits(ConsumeCreditsRequest)}
     */
    @Deprecated
    public CompletableFuture<UsageReceipt> recordUsage(RecordUsageRequest event) {
        return submit(() -> client.recordUsage(event, options));
    }

    /**
     * {@link CrovverClient#checkUsageLimit(String, String, String, CallOptions)}, later.
     *
     * @deprecated read the balance instead: {@link #getCreditsBalance(String)}
     */
    @Deprecated
    public CompletableFuture<UsageLimit> checkUsageLimit(String tenantId, String metric, @Nullable String productSlug) {
        return submit(() -> client.checkUsageLimit(tenantId, metric, productSlug, options));
    }

    private <T> CompletableFuture<T> submit(Supplier<T> call) {
        return calls.submit(call, options.deadline());
    }
}
