package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Events as webhooks carry them, in snake_case. */
final class EventJson {

    private EventJson() {}

    static ObjectNode of(String id, String type, Instant at, String organizationId, ObjectNode data) {
        return Json.object()
                .put("id", id)
                .put("type", type)
                .put("created_at", Json.timestamp(at))
                .put("org_id", organizationId)
                .set("data", data);
    }

    static ObjectNode data(Tenant tenant, Subscription subscription, String trialWord) {
        Status status = subscription.status();
        int seats = subscription.seats().capacity();
        return Json.object()
                .put("id", subscription.id())
                .put("status", status == Status.TRIAL ? trialWord : status.word())
                .put("plan_id", subscription.planId())
                .put("billing_mode", subscription.billingMode())
                .put("external_tenant_id", tenant.externalId())
                .put("tenant_name", tenant.name())
                .put("current_period_start", Json.instant(subscription.period().start()))
                .put("current_period_end", Json.instant(subscription.period().end()))
                .put("capacity_units", seats == 0 ? null : seats)
                .put("created_at", Json.instant(subscription.createdAt()))
                .put("updated_at", Json.instant(subscription.updatedAt()));
    }
}
