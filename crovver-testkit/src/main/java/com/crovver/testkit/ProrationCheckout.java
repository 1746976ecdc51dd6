package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Sells more seats for the rest of the period. They come with the payment, unless they cost nothing. */
final class ProrationCheckout implements Endpoint {

    @Override
    public Answer answer(Call call, World world) {
        String tenantId = call.requiredText("externalTenantId", "requestingEntityId", "requestingTenantId");
        if (!call.fields().hasNonNull("newCapacity")) {
            throw Refusal.missing("newCapacity");
        }
        int newCapacity = call.number("newCapacity", 1, 1);
        String successUrl = call.link("successUrl").orElse(null);
        String cancelUrl = call.link("cancelUrl").orElse(null);
        Tenant tenant = world.tenant(tenantId).orElseThrow(Refusal::unknownTenant);
        Subscription subscription = subscription(tenant, call.text("planId"));
        Plan plan = world.plan(subscription.planId());
        Proration proration = proration(subscription, plan, newCapacity, world);
        Session.Purchase purchase = Purchases.seats(world, tenant, subscription, proration);
        String id = Ids.of("proration", subscription.id() + "/" + newCapacity + "/" + world.now());
        ObjectNode data = Json.object().put("prorationId", id).putNull("checkoutUrl");
        data.put("requiresPayment", false).set("prorationAmount", Json.number(proration.amount()));
        data.put("currency", proration.currency().getCurrencyCode());
        if (proration.amount().signum() == 0) {
            purchase.fulfilment().run();
            data.putObject("prorationDetails");
            return Answer.ok(data.put("message", "Seats raised within the included ones"));
        }
        if (!Providers.isRecurring(plan.provider())) {
            world.till().issue(purchase, world.now(), null);
            return Answer.ok(data.put("message", "An invoice was issued; seats follow once it is paid"));
        }
        Session session = world.till().open(purchase, successUrl, cancelUrl);
        data.put("checkoutUrl", CheckoutPage.url(world, session)).put("requiresPayment", true);
        data.set("prorationDetails", details(proration));
        return Answer.ok(data.put("message", "Pay to raise the seat count"));
    }

    private static Subscription subscription(Tenant tenant, Optional<String> planId) {
        return tenant.subscriptions().stream()
                .filter(Subscription::isLive)
                .filter(each -> planId.isEmpty() || each.planId().equals(planId.get()))
                .findFirst()
                .orElseThrow(Refusal::noLiveSubscription);
    }

    private static Proration proration(Subscription subscription, Plan plan, int newCapacity, World world) {
        SeatTerms terms = plan.seats();
        if (terms == null) {
            throw new Refusal(400, "MISSING_REQUIRED_FIELDS", "The plan sells no seats");
        }
        if (newCapacity <= subscription.seats().capacity()) {
            throw Refusal.invalid("newCapacity", "above the present capacity");
        }
        Integer most = terms.max();
        if (most != null && newCapacity > most) {
            throw Refusal.invalid("newCapacity", "at most " + most);
        }
        return Proration.of(subscription, plan, terms, world.now(), newCapacity);
    }

    private static ObjectNode details(Proration proration) {
        ObjectNode details = Json.object()
                .put("description", proration.description())
                .put("calculation", proration.calculation())
                .put("daysRemaining", proration.daysRemaining())
                .put("totalDaysInPeriod", proration.totalDays());
        details.set("perSeatPrice", Json.number(proration.perSeat()));
        return details.put("currency", proration.currency().getCurrencyCode());
    }
}
