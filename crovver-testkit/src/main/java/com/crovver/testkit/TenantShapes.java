package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Shapes of tenants; rows 27 to 29 of the contract. */
final class TenantShapes {

    static final List<Switch> ALL = List.of(
            Switch.of("members", "role", draft -> members(draft, "id")).or("id", draft -> members(draft, "role")),
            Switch.of("organizationType", "page", TenantShapes::typeLikeThePage)
                    .or("present", draft -> {})
                    .or("absent", draft -> draft.object("organization").remove("type")),
            Switch.of("tenantCreated", "wrapped").or("bare", TenantShapes::bare));

    private TenantShapes() {}

    private static void members(Draft draft, String without) {
        if (draft.answers(Operation.GET_TENANTS)) {
            Draft.rowsOf(draft.data().path("members")).forEach(member -> member.remove(without));
        }
    }

    private static void typeLikeThePage(Draft draft) {
        if (draft.answers(Operation.GET_TENANTS)) {
            draft.object("organization").remove("type");
        }
    }

    private static void bare(Draft draft) {
        if (draft.answers(Operation.CREATE_TENANT)) {
            ObjectNode tenant = draft.object("tenant");
            tenant.remove("isActive");
            draft.data(tenant);
        }
    }
}
