package com.crovver.testkit;

/** What the seats calls have in common: whom they mean. */
final class SeatCalls {

    private SeatCalls() {}

    static Subscription liveSubscription(Call call, World world) {
        String tenantId = call.requiredText("requestingEntityId", "requestingTenantId");
        Tenant tenant = world.tenant(tenantId).orElseThrow(Refusal::unknownTenant);
        return world.live(tenant)
                .orElseThrow(() -> new Refusal(404, "NO_ACTIVE_SUBSCRIPTION", "Tenant has no live subscription"));
    }
}
