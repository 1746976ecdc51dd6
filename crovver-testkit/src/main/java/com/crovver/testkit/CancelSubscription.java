package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Ends a subscription: one that renews by itself at the end of its period, one that is billed by hand at once. */
final class CancelSubscription implements Endpoint {

    @Override
    public Answer answer(Call call, World world) {
        String tenantId = call.requiredText("externalTenantId", "requestingTenantId");
        call.requiredText("reason");
        String id = call.pathVariable("subscriptionId");
        Subscription subscription = world.tenant(tenantId).stream()
                .flatMap(tenant -> tenant.subscriptions().stream())
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "SUBSCRIPTION_NOT_FOUND", "Unknown subscription for this tenant"));
        if (subscription.status().isCanceled() || subscription.status() == Status.EXPIRED) {
            throw new Refusal(400, "ALREADY_CANCELED", "This subscription has been cancelled before")
                    .as(ErrorShape.SHORT_OBJECT);
        }
        boolean atPeriodEnd =
                !subscription.billingMode().equals("manual") || world.choices().is("cancelEffect", "periodEnd");
        subscription.cancel(atPeriodEnd, world.plan(subscription.planId()), world.now());
        Instant canceledAt = subscription.canceledAt();
        ObjectNode data = Json.object()
                .put("subscriptionId", subscription.id())
                .put("status", subscription.status().word())
                .put("canceledAt", Json.instant(canceledAt))
                .put("currentPeriodEnd", Json.timestamp(subscription.period().end()));
        return Answer.ok(data);
    }
}
