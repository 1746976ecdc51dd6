package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A user of a tenant.
 *
 * @param role {@code owner} for who pays
 */
record Member(
        String userId, @Nullable String email, @Nullable String name, String role) {

    static Member owner(String userId, @Nullable String email, @Nullable String name) {
        return new Member(userId, email, name, "owner");
    }

    /** The user as Crovver knows it, without the role. */
    ObjectNode json() {
        return Json.object()
                .put("id", Ids.of("user", userId))
                .put("externalUserId", userId)
                .put("email", email)
                .put("name", name);
    }
}
