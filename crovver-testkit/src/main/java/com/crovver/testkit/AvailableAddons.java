package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/** Add-ons of the live subscription's plan, for its pools and in its currency; none without a subscription. */
final class AvailableAddons implements Endpoint {

    @Override
    public Answer answer(Call call, World world) {
        Tenant tenant = world.tenant(call.pathVariable("tenantId")).orElseThrow(Refusal::unknownTenant);
        ArrayNode data = Json.array();
        world.live(tenant).ifPresent(subscription -> {
            for (Addon addon : world.plan(subscription.planId()).addons()) {
                onSale(addon, subscription, world).ifPresent(data::add);
            }
        });
        return Answer.ok(data);
    }

    private static Optional<ObjectNode> onSale(Addon addon, Subscription subscription, World world) {
        Currency currency = subscription.currency();
        Optional<Pool> pool = world.plan(subscription.planId()).pool(addon.poolKey());
        Optional<BigDecimal> price = Optional.ofNullable(addon.prices().get(currency));
        if (pool.isEmpty() || price.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Json.object()
                .put("id", addon.id())
                .put("pool_key", addon.poolKey())
                .put("display_name", addon.displayName())
                .put("description", addon.description())
                .put("credit_qty", addon.credits())
                .put("expiry_type", addon.expiryType())
                .put("expiry_days", addon.expiryDays())
                .put("currency", currency.getCurrencyCode())
                .put("amount", Json.text(price.get(), currency))
                .put("current_balance", subscription.ledger().total(addon.poolKey(), world.now()))
                .put("pool_limit", pool.get().limit()));
    }
}
