package com.crovver.testkit;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pack of credits on sale.
 *
 * @param expiryType {@code period_end}, {@code days} or {@code never}
 * @param expiryDays days until the credits expire; null unless they expire by days
 * @param prices price in major units, by currency
 */
record Addon(
        String id,
        String poolKey,
        String displayName,
        @Nullable String description,
        long credits,
        String expiryType,
        @Nullable Integer expiryDays,
        Map<Currency, BigDecimal> prices) {}
