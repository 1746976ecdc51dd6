package com.crovver.client;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The wish for seats for many users at once. Immutable.
 *
 * @param tenantId the application's own id of the tenant
 * @param users in the order in which they get seats, 1 to 100, each once
 * @param metadata kept with the seats: text, numbers, booleans, lists and maps; null means none
 */
public record BulkAllocateSeatsRequest(String tenantId, List<User> users, Map<String, Object> metadata) {

    /** Most users that Crovver takes at once. */
    public static final int MAX_USERS = 100;

    /**
     * A user who is to get a seat.
     *
     * @param userId the application's own id of the user
     * @param email for people; null or blank if it is not to be sent
     * @param name for people; null or blank if it is not to be sent
     */
    public record User(
            String userId, @Nullable String email, @Nullable String name) {

        /**
         * Checks the id.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public User {
            Ids.required("userId", userId);
        }

        /** A user of whom only the id is sent. */
        public User(String userId) {
            this(userId, null, null);
        }

        /** The id; neither address nor name, which do not belong into logs. */
        @Override
        public String toString() {
            return "User[userId=" + userId + "]";
        }
    }

    /**
     * Checks the wish and copies the collections.
     *
     * @throws IllegalArgumentException if the tenant is blank, if there are no users or more than 100, if one occurs twice,
     *     or if the metadata holds null
     */
    public BulkAllocateSeatsRequest {
        Ids.required("tenantId", tenantId);
        users = List.copyOf(users);
        if (users.isEmpty() || users.size() > MAX_USERS) {
            throw new IllegalArgumentException(
                    "users must be 1 to " + MAX_USERS + " per call, were " + users.size() + "; send several batches");
        }
        Set<String> distinct = new HashSet<>();
        users.forEach(user -> distinct.add(user.userId()));
        if (distinct.size() < users.size()) {
            throw new IllegalArgumentException("users must be in the batch once each, " + users.size()
                    + " were given and only " + distinct.size() + " are different");
        }
        metadata = Ids.copy("metadata", metadata);
    }

    /**
     * A wish for users of whom only the ids are sent.
     *
     * @throws IllegalArgumentException if an id is blank, if there are none or more than 100, or if one occurs twice
     */
    public static BulkAllocateSeatsRequest of(String tenantId, List<String> userIds) {
        return new BulkAllocateSeatsRequest(
                tenantId, userIds.stream().map(User::new).toList(), Map.of());
    }
}
