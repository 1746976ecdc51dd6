package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What lists say of a plan, wherever it stands. */
final class PlanJson {

    private PlanJson() {}

    static void addFeatures(ObjectNode json, Plan plan) {
        ObjectNode features = json.putObject("features");
        plan.features().forEach(features::put);
        addLimits(json, plan);
        ArrayNode pools = json.putArray("creditPools");
        plan.pools().values().forEach(pool -> pools.add(pool(pool)));
    }

    static void addLimits(ObjectNode json, Plan plan) {
        ObjectNode limits = json.putObject("limits");
        plan.limits().forEach(limits::put);
    }

    private static ObjectNode pool(Pool pool) {
        return Json.object()
                .put("poolKey", pool.key())
                .put("displayName", pool.displayName())
                .put("limitPerPeriod", pool.limit())
                .put("refillBehavior", pool.refillBehavior())
                .put("rolloverCap", pool.rolloverCap())
                .put("limitBehavior", pool.limitBehavior());
    }
}
