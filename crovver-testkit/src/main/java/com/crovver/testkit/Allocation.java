package com.crovver.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One user's seat, held now or once. What a request left out is null.
 *
 * @param removedAt null while the seat is held
 */
record Allocation(
        String userId,
        @Nullable String email,
        @Nullable String name,
        @Nullable JsonNode metadata,
        Instant allocatedAt,
        @Nullable Instant removedAt) {

    static Allocation of(String userId, Instant now) {
        return new Allocation(userId, null, null, null, now, null);
    }

    boolean active() {
        return removedAt == null;
    }

    /** This record with what a later request said; what it did not say stays. Whoever lost the seat gets it anew. */
    Allocation updatedBy(Allocation later) {
        return new Allocation(
                userId,
                later.email == null ? email : later.email,
                later.name == null ? name : later.name,
                later.metadata == null ? metadata : later.metadata,
                active() ? allocatedAt : later.allocatedAt,
                null);
    }

    Allocation removed(Instant now) {
        return active() ? new Allocation(userId, email, name, metadata, allocatedAt, now) : this;
    }
}
