package com.crovver.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The wish for a seat. Immutable.
 *
 * @param tenantId the application's own id of the tenant
 * @param userId the application's own id of the user
 * @param email the user's address, for people; null or blank if it is not to be sent
 * @param name the user's name, for people; null or blank if it is not to be sent
 * @param confirmProration whether the user has agreed to the price of one more seat; a full tenant then gets the
 *     instruction to open a checkout instead of the price
 * @param metadata kept with the seat: text, numbers, booleans, lists and maps; null means none
 */
public record AllocateSeatRequest(
        String tenantId,
        String userId,
        @Nullable String email,
        @Nullable String name,
        boolean confirmProration,
        Map<String, Object> metadata) {

    /**
     * Checks the wish and copies the metadata.
     *
     * @throws IllegalArgumentException if an id is blank or the metadata holds null
     */
    public AllocateSeatRequest {
        Ids.required("tenantId", tenantId);
        Ids.required("userId", userId);
        metadata = Ids.copy("metadata", metadata);
    }

    /** A seat for a user of whom only the id is sent. */
    public static AllocateSeatRequest of(String tenantId, String userId) {
        return new AllocateSeatRequest(tenantId, userId, null, null, false, Map.of());
    }

    /** The same wish, with address and name for people to read; null or blank leaves one out. */
    public AllocateSeatRequest describedAs(@Nullable String newEmail, @Nullable String newName) {
        return new AllocateSeatRequest(tenantId, userId, newEmail, newName, confirmProration, metadata);
    }

    /** The same wish by a user who has agreed to the price. */
    public AllocateSeatRequest confirmed() {
        return new AllocateSeatRequest(tenantId, userId, email, name, true, metadata);
    }

    /** The ids and the agreement; neither address nor name, which do not belong into logs. */
    @Override
    public String toString() {
        return "AllocateSeatRequest[tenantId=" + tenantId + ", userId=" + userId + ", confirmProration="
                + confirmProration + "]";
    }
}
