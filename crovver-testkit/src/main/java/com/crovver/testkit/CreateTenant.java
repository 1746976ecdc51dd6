package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Creates a tenant, in organizations whose tenants are workspaces. */
final class CreateTenant implements Endpoint {

    @Override
    public Answer answer(Call call, World world) {
        if (world.organization().type().equals("d2c")) {
            throw new Refusal(403, "FORBIDDEN", "Only B2B organizations may create tenants").as(ErrorShape.TEXT);
        }
        String id = call.requiredText("externalTenantId", "requestingTenantId");
        String name = call.requiredText("name");
        Member owner = Member.owner(
                call.requiredText("externalUserId", "ownerExternalUserId", "requestingUserId"),
                call.text("ownerEmail").orElse(null),
                call.text("ownerName").orElse(null));
        String slug = call.text("slug").orElse(Tenant.slugOf(name));
        boolean taken = world.tenants().stream()
                .anyMatch(each -> each.externalId().equals(id) || each.slug().equals(slug));
        if (taken) {
            throw new Refusal(409, "CONFLICT", "This tenant id or slug is in use").as(ErrorShape.TEXT);
        }
        Tenant tenant = new Tenant(id, name, slug, List.of(owner), call.object("metadata"), world.now());
        world.add(tenant);
        ObjectNode data = Json.object();
        data.set("tenant", TenantJson.created(tenant));
        data.set("owner", owner.json());
        return Answer.created(data.put("message", "Tenant stored"));
    }
}
