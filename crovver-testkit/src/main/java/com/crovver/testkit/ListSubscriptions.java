package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** All subscriptions of one tenant, ended ones too, most recently created first. */
final class ListSubscriptions implements Endpoint {

    @Override
    public Answer answer(Call call, World world) {
        String tenantId = call.requiredText("requestingEntityId", "externalTenantId", "requestingTenantId");
        Tenant tenant = world.tenant(tenantId).orElseThrow(Refusal::unknownTenant);
        ObjectNode data = Json.object();
        ArrayNode subscriptions = data.putArray("subscriptions");
        tenant.subscriptions()
                .forEach(subscription -> subscriptions.add(
                        SubscriptionJson.of(subscription, world.plan(subscription.planId()), world.now())));
        data.putObject("tenant")
                .put("id", tenant.id())
                .put("external_tenant_id", tenant.externalId())
                .put("name", tenant.name())
                .put("slug", tenant.slug())
                .set("metadata", tenant.metadata());
        return Answer.ok(data.set("organization", OrganizationJson.of(world.organization())));
    }
}
