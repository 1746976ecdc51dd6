package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** What the seats calls have in common: whom they mean. */
final class SeatCalls {

    private SeatCalls() {}

    /** Who gets a seat, as far as an object of the request says. */
    static Allocation wanted(Call user, ObjectNode metadata, Instant now) {
        return new Allocation(
                user.requiredText("externalUserId", "requestingUserId"),
                user.text("email").orElse(null),
                user.text("name").orElse(null),
                metadata.isEmpty() ? null : metadata,
                now,
                null);
    }

    static ObjectNode capacity(Seats seats) {
        return Json.object().put("activeCount", seats.activeCount()).put("capacityUnits", seats.capacity());
    }

    static Subscription liveSubscription(Call call, World world) {
        String tenantId = call.requiredText("requestingEntityId", "requestingTenantId");
        Tenant tenant = world.tenant(tenantId).orElseThrow(Refusal::unknownTenant);
        return world.live(tenant).orElseThrow(Refusal::noLiveSubscription);
    }
}
