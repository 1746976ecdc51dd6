package com.crovver.testkit;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** The old event log: sums by tenant and metric, which no period resets. Guarded by the world's lock. */
final class UsageLog {

    private record Metric(String tenantId, String name) {}

    private final Map<Metric, BigDecimal> sums = new HashMap<>();

    void add(String tenantId, String metric, BigDecimal value) {
        sums.merge(new Metric(tenantId, metric), value, BigDecimal::add);
    }

    BigDecimal sum(String tenantId, String metric) {
        return sums.getOrDefault(new Metric(tenantId, metric), BigDecimal.ZERO);
    }
}
