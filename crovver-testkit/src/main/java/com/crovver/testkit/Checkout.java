package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens a payment session for a plan, and a subscription that waits for it; a free plan waits for nothing. */
final class Checkout implements Endpoint {

    @Override
    public Answer answer(Call call, World world) {
        String planId = call.requiredText("planId");
        String successUrl = call.link("successUrl").orElse(null);
        String cancelUrl = call.link("cancelUrl").orElse(null);
        Plan plan = world.plans().stream()
                .filter(each -> each.id().equals(planId))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "PLAN_NOT_FOUND", "No such plan"));
        Currency currency = currency(call, plan);
        int seats = seats(call, plan);
        Tenant tenant = tenant(call, world);
        if (world.live(tenant, plan.product().slug()).isPresent()) {
            throw new Refusal(409, "SUBSCRIPTION_EXISTS", "A live subscription for this product exists");
        }
        String provider = call.text("provider").orElse(plan.provider());
        Subscription subscription = begin(tenant, plan, currency, seats, provider, world);
        ObjectNode data = Json.object()
                .put("subscriptionId", subscription.id())
                .put("planName", plan.name())
                .put("isFree", plan.isFree());
        if (plan.isFree()) {
            return Answer.created(data.putNull("checkoutUrl").putNull("sessionId"));
        }
        Session.Purchase purchase = Purchases.start(world, tenant, subscription);
        Session session = world.till().open(purchase, successUrl, cancelUrl);
        data.put("checkoutUrl", CheckoutPage.url(world, session))
                .put("sessionId", session.id())
                .put("provider", provider)
                .set("amount", Json.number(purchase.amount()));
        return Answer.created(data.put("currency", currency.getCurrencyCode()).putNull("error"));
    }

    /** Opens the subscription: pending, or at once if there is nothing to pay. */
    static Subscription begin(Tenant tenant, Plan plan, Currency currency, int seats, String provider, World world) {
        boolean recurring = Providers.isRecurring(provider);
        String mode = plan.isFree() ? "free" : recurring ? "recurring" : "manual";
        SubscriptionTerms terms =
                new SubscriptionTerms(Status.PENDING, currency, mode, seats, List.of(), Map.of(), recurring, null);
        Subscription subscription = world.open(tenant, plan, terms);
        if (world.choices().is("createdEvent", "always")) {
            world.announce(tenant, subscription, Happening.CREATED);
        }
        if (plan.isFree()) {
            subscription.become(Status.ACTIVE, plan, world.now());
        }
        return subscription;
    }

    private static Currency currency(Call call, Plan plan) {
        Optional<String> wanted = call.text("currency");
        if (wanted.isEmpty()) {
            return plan.firstPrice().currency();
        }
        return plan.prices().stream()
                .map(Price::currency)
                .filter(each -> each.getCurrencyCode().equals(wanted.get()))
                .findFirst()
                .orElseThrow(() -> Refusal.currencyNotSupported("This plan", wanted.get()));
    }

    private static int seats(Call call, Plan plan) {
        SeatTerms terms = plan.seats();
        int seats = call.number("totalCapacityUnits", 1, 0);
        seats = seats > 0 ? seats : call.number("totalCapcityUnits", 1, 0);
        seats = seats > 0 ? seats : call.number("quantity", 1, 0);
        if (terms == null || seats == 0) {
            return terms == null ? 0 : terms.fewest();
        }
        Integer least = terms.min();
        Integer most = terms.max();
        if ((least != null && seats < least) || (most != null && seats > most)) {
            throw Refusal.invalid(
                    "totalCapacityUnits",
                    "from " + (least == null ? 1 : least) + " to " + (most == null ? "any" : most));
        }
        return seats;
    }

    /** In organizations whose tenants are persons, the user is the tenant, and is created here. */
    private static Tenant tenant(Call call, World world) {
        Optional<String> tenantId = call.text("externalTenantId", "requestingTenantId");
        if (world.organization().type().equals("b2b")) {
            return tenantId.flatMap(world::tenant)
                    .orElseThrow(
                            () -> tenantId.isEmpty() ? Refusal.missing("externalTenantId") : Refusal.unknownTenant());
        }
        String userId = call.text("externalUserId", "requestingUserId")
                .or(() -> tenantId)
                .orElseThrow(() -> Refusal.missing("externalUserId"));
        Member owner = Member.owner(
                userId,
                call.text("userEmail").orElse(null),
                call.text("userName").orElse(null));
        return NewTenants.findOrCreate(userId, call.text("userName").orElse(userId), owner, world);
    }
}
