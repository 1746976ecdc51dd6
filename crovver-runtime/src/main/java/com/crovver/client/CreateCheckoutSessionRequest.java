package com.crovver.client;

import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The wish for a checkout. Immutable; {@link #forTenant} and {@link #forUser} build one.
 *
 * @param planId Crovver's id of the plan
 * @param tenantId the application's own id of the tenant; null where users are the tenants (d2c)
 * @param userId the application's own id of who buys; null if it is not to be sent
 * @param provider code of the payment provider; null for the organization's
 * @param currency one that the plan has a price in, else 422; null for the plan's first; it never changes afterwards
 * @param totalCapacityUnits seats to buy, at least 1; null for a plan without seats
 * @param userEmail fills in the payment form; null or blank if it is not to be sent
 * @param userName fills in the payment form; null or blank if it is not to be sent
 * @param successUrl where the buyer comes back after paying; null for the organization's setting
 * @param cancelUrl where the buyer comes back without paying; null for the organization's setting
 * @param metadata kept with the session: text, numbers, booleans, lists and maps; null means none
 */
public record CreateCheckoutSessionRequest(
        String planId,
        @Nullable String tenantId,
        @Nullable String userId,
        @Nullable String provider,
        @Nullable Currency currency,
        @Nullable Integer totalCapacityUnits,
        @Nullable String userEmail,
        @Nullable String userName,
        @Nullable String successUrl,
        @Nullable String cancelUrl,
        Map<String, Object> metadata) {

    /**
     * Checks the wish and copies the metadata.
     *
     * @throws IllegalArgumentException if the plan is blank, if neither tenant nor user is given, if one is blank, if
     *     {@code totalCapacityUnits < 1}, or if the metadata holds null
     */
    public CreateCheckoutSessionRequest {
        Ids.required("planId", planId);
        if (tenantId == null && userId == null) {
            throw new IllegalArgumentException("tenantId or userId must be given");
        }
        if (tenantId != null) {
            Ids.required("tenantId", tenantId);
        }
        if (userId != null) {
            Ids.required("userId", userId);
        }
        if (totalCapacityUnits != null && totalCapacityUnits < 1) {
            throw new IllegalArgumentException("totalCapacityUnits must be at least 1, was " + totalCapacityUnits);
        }
        metadata = Ids.copy("metadata", metadata);
    }

    /** Begins a wish for a tenant that is a workspace (b2b). */
    public static Builder forTenant(String tenantId, String planId) {
        return new Builder(planId, tenantId, null);
    }

    /** Begins a wish for a user who is the tenant (d2c). */
    public static Builder forUser(String userId, String planId) {
        return new Builder(planId, null, userId);
    }

    /** The ids, currency and seats; neither address nor name, which do not belong into logs. */
    @Override
    public String toString() {
        return "CreateCheckoutSessionRequest[planId=" + planId + ", tenantId=" + tenantId + ", userId=" + userId
                + ", currency=" + currency + ", totalCapacityUnits=" + totalCapacityUnits + "]";
    }

    /** Collects the parts of a wish. Not thread-safe. */
    public static final class Builder {
        private final String planId;
        private final @Nullable String tenantId;
        private @Nullable String userId;
        private @Nullable String provider;
        private @Nullable Currency currency;
        private @Nullable Integer totalCapacityUnits;
        private @Nullable String userEmail;
        private @Nullable String userName;
        private @Nullable String successUrl;
        private @Nullable String cancelUrl;
        private Map<String, Object> metadata = Map.of();

        private Builder(String planId, @Nullable String tenantId, @Nullable String userId) {
            this.planId = planId;
            this.tenantId = tenantId;
            this.userId = userId;
        }

        /** Who buys. */
        public Builder userId(String id) {
            userId = id;
            return this;
        }

        /** What fills in the payment form; null or blank leaves one out. */
        public Builder describedAs(@Nullable String email, @Nullable String name) {
            userEmail = email;
            userName = name;
            return this;
        }

        /** Code of the payment provider, for example {@code stripe}. */
        public Builder provider(String code) {
            provider = code;
            return this;
        }

        /** One of the plan's currencies. */
        public Builder currency(Currency newCurrency) {
            currency = newCurrency;
            return this;
        }

        /** Seats to buy, at least 1, for a plan with seats. */
        public Builder totalCapacityUnits(int seats) {
            totalCapacityUnits = seats;
            return this;
        }

        /** Where the buyer comes back; null for the organization's setting. */
        public Builder returningTo(@Nullable String newSuccessUrl, @Nullable String newCancelUrl) {
            successUrl = newSuccessUrl;
            cancelUrl = newCancelUrl;
            return this;
        }

        /** What is kept with the session: text, numbers, booleans, lists and maps. */
        public Builder metadata(Map<String, Object> newMetadata) {
            metadata = newMetadata;
            return this;
        }

        /**
         * The wish.
         *
         * @throws IllegalArgumentException if an id is blank, if there are less than one seat, or if the metadata holds null
         */
        public CreateCheckoutSessionRequest build() {
            return new CreateCheckoutSessionRequest(
                    planId,
                    tenantId,
                    userId,
                    provider,
                    currency,
                    totalCapacityUnits,
                    userEmail,
                    userName,
                    successUrl,
                    cancelUrl,
                    metadata);
        }
    }
}
