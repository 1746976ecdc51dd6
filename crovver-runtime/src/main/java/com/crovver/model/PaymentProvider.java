package com.crovver.model;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payment provider that the platform can use.
 *
 * @param id Crovver's id of it
 * @param code what a checkout takes, for example {@code stripe}
 * @param name for people
 * @param description for people; null if there is none
 * @param logoUrl null if there is none
 * @param enabled whether it can be used
 * @param recurringBilling whether it can renew by itself
 * @param webhooks whether it reports payments by itself
 * @param testMode whether it can be tried without money
 * @param capabilities what else it can do; no source lists the words
 */
public record PaymentProvider(
        String id,
        String code,
        String name,
        @Nullable String description,
        @Nullable URI logoUrl,
        boolean enabled,
        boolean recurringBilling,
        boolean webhooks,
        boolean testMode,
        List<String> capabilities) {

    /** Copies the list, so that the provider cannot change. */
    public PaymentProvider {
        capabilities = List.copyOf(capabilities);
    }
}
