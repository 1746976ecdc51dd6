package com.crovver.model;

import org.jspecify.annotations.Nullable;

/**
 * A tenant that exists now.
 *
 * @param tenant the tenant
 * @param owner who pays; null where the API does not say
 * @param message for people; null if there is none
 * @param confirmedByRead whether the answer to the creation itself was lost: the request was sent again, Crovver said that
 *     the tenant exists, and this is the tenant as it was read then
 */
public record TenantCreation(
        Tenant tenant,
        @Nullable TenantMember owner,
        @Nullable String message,
        boolean confirmedByRead) {}
