package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** One tenant, the tenants of a user, or all of them. If both ids are sent, the tenant's wins. */
final class GetTenants implements Endpoint {

    @Override
    public Answer answer(Call call, World world) {
        Optional<String> tenantId = call.text("externalTenantId", "requestingTenantId");
        if (tenantId.isPresent()) {
            return Answer.ok(one(world.tenant(tenantId.get()).orElseThrow(Refusal::unknownTenant), world));
        }
        Optional<String> userId = call.text("externalUserId", "requestingUserId");
        ObjectNode data = Json.object();
        ArrayNode tenants = data.putArray("tenants");
        world.tenants().stream()
                .filter(tenant -> userId.map(tenant::hasMember).orElse(true))
                .map(TenantJson::full)
                .forEach(tenants::add);
        return Answer.ok(data.put("count", tenants.size()));
    }

    private static ObjectNode one(Tenant tenant, World world) {
        ObjectNode data = Json.object();
        data.set("tenant", TenantJson.full(tenant));
        ArrayNode members = data.putArray("members");
        tenant.members().forEach(member -> members.add(member.json().put("role", member.role())));
        return data.set("organization", OrganizationJson.of(world.organization()));
    }
}
