package com.crovver.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One user's seat, held now or once. What a request left out is null.
 *
 * @param active false once the seat was removed
 */
record Allocation(
        String userId,
        @Nullable String email,
        @Nullable String name,
        @Nullable JsonNode metadata,
        boolean active) {

    static Allocation of(String userId) {
        return new Allocation(userId, null, null, null, true);
    }

    /** This record with what a later request said; what it did not say stays. */
    Allocation updatedBy(Allocation later) {
        return new Allocation(
                userId,
                later.email == null ? email : later.email,
                later.name == null ? name : later.name,
                later.metadata == null ? metadata : later.metadata,
                later.active);
    }

    Allocation removed() {
        return new Allocation(userId, email, name, metadata, false);
    }
}
