package com.crovver.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Takes credits from a pool, once per idempotency key. */
final class ConsumeCredits implements Endpoint {

    @Override
    public Answer answer(Call call, World world) {
        String tenantId = call.requiredText("tenantId");
        String poolKey = call.requiredText("poolKey");
        long amount = call.requiredAmount("amount");
        String key = call.requiredText("idempotencyKey");
        // Whatever else a repeat says, it gets the first result: the key alone decides, also after "blocked".
        Optional<Charge> first = world.charge(key);
        boolean again = first.isPresent()
                && first.get().result() == Charge.Result.BLOCKED
                && world.choices().is("blockedReplay", "again");
        if (first.isPresent() && !again) {
            return Answer.ok(json(first.get(), true));
        }
        Charge charge = consume(tenantId, poolKey, amount, world);
        world.remember(key, charge);
        return Answer.ok(json(charge, false));
    }

    private static Charge consume(String tenantId, String poolKey, long amount, World world) {
        Tenant tenant = world.tenant(tenantId).orElseThrow(Refusal::unknownTenant);
        Subscription subscription = world.live(tenant)
                .orElseThrow(() -> new Refusal(402, "NO_SUBSCRIPTION", "Tenant has no live subscription"));
        Pool pool = world.plan(subscription.planId())
                .pool(poolKey)
                .orElseThrow(() -> new Refusal(404, "POOL_NOT_FOUND", "The plan has no such pool"));
        return subscription.consume(pool, amount, world.now());
    }

    private static JsonNode json(Charge charge, boolean alreadyProcessed) {
        return Json.object()
                .put("result", charge.result().word())
                .put("remaining", charge.remaining())
                .put("alreadyProcessed", alreadyProcessed)
                .put("poolKey", charge.poolKey());
    }
}
