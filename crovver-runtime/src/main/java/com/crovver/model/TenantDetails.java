package com.crovver.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tenant with its people.
 *
 * @param tenant the tenant
 * @param members its users; empty where the API does not say
 * @param organization whose tenant it is; null where the API does not say
 */
public record TenantDetails(
        Tenant tenant, List<TenantMember> members, @Nullable Organization organization) {

    /** Copies the list, so that the details cannot change. */
    public TenantDetails {
        members = List.copyOf(members);
    }
}
