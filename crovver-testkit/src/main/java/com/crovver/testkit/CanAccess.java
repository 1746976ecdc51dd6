package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** May a tenant use a feature, or has it subscribed to a product? */
final class CanAccess {

    private CanAccess() {}

    static Answer byBody(Call call, World world) {
        String tenantId = call.requiredText("requestingEntityId", "requestingTenantId");
        Optional<String> product = call.text("productSlug");
        Optional<String> feature = call.text("featureKey");
        long amount = call.amountOrZero("amount");
        if (feature.isEmpty() && product.isEmpty()) {
            throw Refusal.missing("featureKey or productSlug");
        }
        Tenant tenant = world.tenant(tenantId).orElseThrow(Refusal::unknownTenant);
        return answer(tenant, feature, product, amount, world);
    }

    /** The older form knows neither products nor amounts. */
    static Answer byQuery(Call call, World world) {
        String feature = call.requiredText("featureKey");
        Tenant tenant = world.tenant(call.requiredText("requestingEntityId", "requestingTenantId"))
                .orElseThrow(Refusal::unknownTenant);
        return answer(tenant, Optional.of(feature), Optional.empty(), 0, world);
    }

    private static Answer answer(
            Tenant tenant, Optional<String> feature, Optional<String> product, long amount, World world) {
        Optional<Subscription> live = product.isPresent() ? world.live(tenant, product.get()) : world.live(tenant);
        boolean granted = live.map(subscription -> world.plan(subscription.planId()))
                .filter(plan -> feature.map(plan::grants).orElse(true))
                .isPresent();
        ObjectNode data = Json.object().put("canAccess", granted);
        feature.ifPresent(key -> data.put("featureKey", key));
        product.ifPresent(slug -> data.put("productSlug", slug));
        data.put("requestingEntityId", tenant.externalId());
        if (live.isPresent() && feature.isPresent()) {
            addCredits(data, live.get(), feature.get(), amount, world);
        }
        return Answer.ok(data);
    }

    /** A feature is backed by the pool of its name. Short credits do not turn {@code canAccess} false. */
    private static void addCredits(
            ObjectNode data, Subscription subscription, String poolKey, long amount, World world) {
        if (world.plan(subscription.planId()).pool(poolKey).isPresent()) {
            long available = subscription.ledger().total(poolKey, world.now());
            data.putObject("credits").put("available", available).put("sufficient", available >= amount);
        }
    }
}
