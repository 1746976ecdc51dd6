package com.crovver.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An event of the old usage log that was counted.
 *
 * @param success false only if the API says so
 * @param metric what was counted; null where the API does not say
 * @param recordedValue how much; null where the API does not say
 * @param message for people; null if there is none
 */
public record UsageReceipt(
        boolean success,
        @Nullable String metric,
        @Nullable BigDecimal recordedValue,
        @Nullable String message) {}
