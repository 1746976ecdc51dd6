package com.crovver.client;

import com.crovver.model.CheckoutSession;
import com.crovver.model.Money;
import com.crovver.model.PortalLink;
import java.net.URI;
import java.util.Currency;

/** Calls that lead a buyer to a page: a payment session, or the hosted portal. */
final class CheckoutCalls {

    private CheckoutCalls() {}

    /**
     * Opens a session.
     *
     * @param misspeltSeats whether the number of seats is sent a second time, under the misspelt name that one page of the
     *     API's documentation was once corrected to: the service may really read it
     */
    static ApiCall<CheckoutSession> session(CreateCheckoutSessionRequest wish, boolean misspeltSeats) {
        Currency currency = wish.currency();
        JsonBody body = new JsonBody()
                .with("externalTenantId", wish.tenantId())
                .with("externalUserId", wish.userId())
                .with("planId", wish.planId())
                .with("provider", wish.provider())
                .with("currency", currency == null ? null : currency.getCurrencyCode())
                .with("totalCapacityUnits", wish.totalCapacityUnits())
                .with("totalCapcityUnits", misspeltSeats ? wish.totalCapacityUnits() : null)
                .with("userEmail", wish.userEmail())
                .with("userName", wish.userName())
                .with("successUrl", wish.successUrl())
                .with("cancelUrl", wish.cancelUrl())
                .with("metadata", wish.metadata());
        return ApiCall.post(
                "/api/public/checkout", body, Repeat.NEVER, KeyChoice.SECRET, answer -> session(answer.data()));
    }

    static ApiCall<PortalLink> checkoutToken(CheckoutTokenRequest wish, Portal portal) {
        JsonBody body = new JsonBody()
                .with("externalTenantId", wish.tenantId())
                .with("externalUserId", wish.userId())
                .with("externalTenantName", wish.tenantName())
                .with("returnUrl", wish.returnUrl())
                .with("requiredFeature", wish.requiredFeature())
                .with("requiredPlan", wish.requiredPlan())
                .with("productSlug", wish.productSlug())
                .with("metadata", wish.metadata());
        return ApiCall.post(
                "/api/public/auth/checkout-token",
                body,
                Repeat.IDEMPOTENT,
                KeyChoice.PUBLIC_IN_HEADER,
                answer -> link(answer, "checkoutUrl", portal.pricing(wish.productSlug())));
    }

    static ApiCall<PortalLink> portalToken(PortalTokenRequest wish, Portal portal) {
        JsonBody body = new JsonBody()
                .with("externalTenantId", wish.tenantId())
                .with("externalTenantName", wish.tenantName())
                .with("returnUrl", wish.returnUrl())
                .with("metadata", wish.metadata());
        return ApiCall.post(
                "/api/public/auth/portal-token",
                body,
                Repeat.SAFE,
                KeyChoice.PUBLIC_IN_HEADER,
                answer -> link(answer, "portalUrl", portal.billing()));
    }

    /** An error text wins over everything; without a page, only the word "free", or an amount of zero, means free. */
    private static CheckoutSession session(Json data) {
        String id = data.get("subscriptionId", "subscription_id").text();
        Json error = data.get("error");
        URI page = data.get("checkoutUrl", "checkout_url").urlOrNull();
        Money price = data.get("amount").moneyOrNull(data.get("currency"));
        CheckoutSession.Order order = new CheckoutSession.Order(
                data.get("planName", "plan_name").textOrNull(),
                data.get("provider").textOrNull(),
                price);
        if (!error.isAbsent()) {
            Json reason = error.isObject() ? error.get("message") : error;
            return new CheckoutSession.NoSession(id, reason.textOrNull(), order);
        }
        if (page != null) {
            return new CheckoutSession.PaymentPage(
                    id, page, data.get("sessionId", "session_id").textOrNull(), order);
        }
        boolean zero = price != null && price.amount().signum() == 0;
        return zero || data.get("isFree", "is_free").isTrue()
                ? new CheckoutSession.Free(id, order)
                : new CheckoutSession.NoSession(id, null, order);
    }

    private static PortalLink link(Decoder.Answer answer, String urlField, Portal.Page page) {
        Json data = answer.data();
        String token = data.get("token").text();
        URI sent = answer.meta().get(urlField).or(data.get(urlField)).urlOrNull();
        return new PortalLink(
                token,
                sent == null ? page.withToken(token) : page.sent(sent),
                data.get("expiresAt", "expires_at").instantOrNull());
    }
}
