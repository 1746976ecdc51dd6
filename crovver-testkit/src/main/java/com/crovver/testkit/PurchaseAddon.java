package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts the purchase of an add-on, once per idempotency key. The credits come with the payment. */
final class PurchaseAddon implements Endpoint {

    @Override
    public Answer answer(Call call, World world) {
        String addonId = call.requiredText("addonId");
        String currency = call.requiredText("currency");
        String key = call.requiredText("idempotencyKey");
        String successUrl = call.link("successUrl").orElse(null);
        String cancelUrl = call.link("cancelUrl").orElse(null);
        Optional<ObjectNode> first = world.purchase(key);
        if (first.isPresent()) {
            return Answer.ok(first.get().put("alreadyProcessed", true));
        }
        Tenant tenant = world.tenant(call.pathVariable("tenantId")).orElseThrow(Refusal::unknownTenant);
        Subscription subscription = world.live(tenant).orElseThrow(Refusal::noLiveSubscription);
        Plan plan = world.plan(subscription.planId());
        Addon addon = plan.addons().stream()
                .filter(each ->
                        each.id().equals(addonId) && plan.pool(each.poolKey()).isPresent())
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "ADDON_NOT_FOUND", "Add-on is not on sale for this tenant"));
        BigDecimal amount = amount(addon, subscription, currency);
        Session.Purchase purchase = Purchases.addon(world, tenant, subscription, addon, amount);
        ObjectNode data = Json.object()
                .put("purchaseId", Ids.of("purchase", Integer.toString(world.purchaseCount() + 1)))
                .put("checkoutUrl", start(purchase, successUrl, cancelUrl, world));
        data.put("requiresPayment", !data.path("checkoutUrl").isNull())
                .put("addonName", addon.displayName())
                .put("creditQty", addon.credits())
                .set("amount", Json.number(amount));
        data.put("currency", currency).put("alreadyProcessed", false);
        world.remember(key, data);
        return Answer.ok(data);
    }

    private static BigDecimal amount(Addon addon, Subscription subscription, String currency) {
        String billedIn = subscription.currency().getCurrencyCode();
        BigDecimal amount = addon.prices().get(subscription.currency());
        if (!currency.equals(billedIn) || amount == null) {
            String text = currency.equals(billedIn)
                    ? "The add-on is not sold in " + billedIn
                    : "This tenant is billed in " + billedIn + ", the add-on was asked for in " + currency;
            throw new Refusal(422, "CURRENCY_NOT_SUPPORTED", text).as(ErrorShape.TEXT);
        }
        return amount;
    }

    /** The payment page; null if there is nothing to pay, or an invoice to pay it by. */
    private static @Nullable String start(
            Session.Purchase purchase, @Nullable String successUrl, @Nullable String cancelUrl, World world) {
        if (purchase.amount().signum() == 0) {
            purchase.fulfilment().run();
            return null;
        }
        if (!Providers.isRecurring(purchase.plan().provider())) {
            world.till().issue(purchase, world.now(), null);
            return null;
        }
        return CheckoutPage.url(world, world.till().open(purchase, successUrl, cancelUrl));
    }
}
