package com.crovver.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The old usage log compared with the plan's limit.
 *
 * @param allowed whether the limit is not reached; only the JSON value true counts
 * @param current what was counted in this period; null where the API does not say
 * @param limit most that may be counted; null means unlimited or not said
 * @param remaining what is left; null means unlimited or not said
 * @param percentage share of the limit that was used, above 100 if exceeded; null means unlimited or not said
 * @param metric what is counted; null where the API does not say
 */
public record UsageLimit(
        boolean allowed,
        @Nullable BigDecimal current,
        @Nullable BigDecimal limit,
        @Nullable BigDecimal remaining,
        @Nullable BigDecimal percentage,
        @Nullable String metric) {}
