package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Pools with bought credits that are left; none without a subscription. */
final class ActiveAddons implements Endpoint {

    @Override
    public Answer answer(Call call, World world) {
        Tenant tenant = world.tenant(call.pathVariable("tenantId")).orElseThrow(Refusal::unknownTenant);
        ArrayNode data = Json.array();
        world.live(tenant).ifPresent(subscription -> {
            for (String pool : subscription.ledger().pools()) {
                List<Grant> grants = subscription.ledger().openAddons(pool, world.now());
                if (!grants.isEmpty()) {
                    data.add(json(pool, grants));
                }
            }
        });
        return Answer.ok(data);
    }

    private static ObjectNode json(String pool, List<Grant> grants) {
        long remaining = grants.stream().mapToLong(Grant::remaining).sum();
        Instant next = grants.stream()
                .map(Grant::expiresAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
        return Json.object()
                .put("pool_key", pool)
                .put("addon_remaining", Long.toString(remaining))
                .put("active_addon_grants", Integer.toString(grants.size()))
                .put("next_addon_expiry", next == null ? null : Json.timestamp(next));
    }
}
