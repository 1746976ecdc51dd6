package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A tenant as its own calls carry it. */
final class TenantJson {

    private TenantJson() {}

    /** As creation answers it. */
    static ObjectNode created(Tenant tenant) {
        return Json.object()
                .put("id", tenant.id())
                .put("externalTenantId", tenant.externalId())
                .put("name", tenant.name())
                .put("slug", tenant.slug())
                .put("isActive", true)
                .put("createdAt", Json.instant(tenant.createdAt()));
    }

    static ObjectNode full(Tenant tenant) {
        ObjectNode json = created(tenant);
        json.set("metadata", tenant.metadata());
        return json.put("updatedAt", Json.instant(tenant.createdAt()));
    }
}
