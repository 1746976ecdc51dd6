package com.crovver.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One user's hold on a seat, now or in the past.
 *
 * @param userId the application's own id of the user
 * @param email for people; null if it was not sent
 * @param name for people; null if it was not sent
 * @param status {@code active}, {@code removed}, or a word the kit does not know
 * @param allocatedAt when the seat was given; null where the API does not say
 * @param removedAt when it was taken back; null if it was not
 * @param metadata what was kept with it: text, numbers, booleans, lists and maps
 */
public record Allocation(
        String userId,
        @Nullable String email,
        @Nullable String name,
        String status,
        @Nullable Instant allocatedAt,
        @Nullable Instant removedAt,
        Map<String, Object> metadata) {

    /** Copies the metadata, so that the record cannot change. */
    public Allocation {
        metadata = Map.copyOf(metadata);
    }

    /** Whether the user holds the seat now; an unknown word means no. */
    public boolean active() {
        return status.equals("active");
    }

    /** Ids and status; neither address nor name, which do not belong into logs. */
    @Override
    public String toString() {
        return "Allocation[userId=" + userId + ", status=" + status + "]";
    }
}
