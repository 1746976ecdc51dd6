package com.crovver.model;

import org.jspecify.annotations.Nullable;

/**
 * A user of a tenant.
 *
 * @param userId the application's own id of the user
 * @param id Crovver's id of the user; null where the API does not say
 * @param email for people; null if it was not sent
 * @param name for people; null if it was not sent
 * @param role {@code owner} for who pays, or another word; null where the API does not say
 */
public record TenantMember(
        String userId,
        @Nullable String id,
        @Nullable String email,
        @Nullable String name,
        @Nullable String role) {

    /** Whether the user pays for the tenant; an unknown or missing word means no. */
    public boolean owner() {
        return "owner".equals(role);
    }

    /** Id and role; neither address nor name, which do not belong into logs. */
    @Override
    public String toString() {
        return "TenantMember[userId=" + userId + ", role=" + role + "]";
    }
}
