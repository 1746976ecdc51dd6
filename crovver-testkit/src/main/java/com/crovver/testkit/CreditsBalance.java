package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Balances of the live subscription's pools; none without one. */
final class CreditsBalance implements Endpoint {

    @Override
    public Answer answer(Call call, World world) {
        Tenant tenant = world.tenant(call.requiredText("tenantId")).orElseThrow(Refusal::unknownTenant);
        ObjectNode data = Json.object();
        world.live(tenant)
                .ifPresent(subscription -> world.plan(subscription.planId())
                        .pools()
                        .values()
                        .forEach(pool -> data.set(pool.key(), balance(pool, subscription.ledger(), world.now()))));
        return Answer.ok(data);
    }

    private static ObjectNode balance(Pool pool, Ledger ledger, Instant now) {
        long base = ledger.base(pool.key(), now);
        return Json.object()
                .put("poolKey", pool.key())
                .put("displayName", pool.displayName())
                .put("baseRemaining", base)
                .put("addonRemaining", ledger.addon(pool.key(), now))
                .put("total", ledger.total(pool.key(), now))
                .put("limit", pool.limit())
                .put("limitBehavior", pool.limitBehavior())
                .put(
                        "nextExpiry",
                        Json.instant(ledger.nextExpiry(pool.key(), now).orElse(null)))
                .put("usagePercent", usagePercent(pool.limit(), base));
    }

    /** Share of the limit that is missing from what is left. */
    static long usagePercent(long limit, long base) {
        if (base >= limit) {
            return 0;
        }
        return base <= 0 ? 100 : Math.round(100.0 * (limit - base) / limit);
    }
}
