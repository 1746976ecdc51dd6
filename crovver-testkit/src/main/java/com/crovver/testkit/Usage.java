package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** The deprecated usage log. */
final class Usage {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Usage() {}

    static Answer recordEvent(Call call, World world) {
        String tenantId = call.requiredText("requestingEntityId", "requestingTenantId");
        String metric = call.requiredText("metric", "metricKey");
        BigDecimal value = call.decimal("value", "quantity", BigDecimal.ONE);
        Tenant tenant = world.tenant(tenantId).orElseThrow(Refusal::unknownTenant);
        world.usage().add(tenant.externalId(), metric, value);
        ObjectNode data = Json.object().put("message", "Stored").put("metric", metric);
        return Answer.created(data.set("recordedValue", Json.number(value)));
    }

    static Answer checkLimit(Call call, World world) {
        String tenantId = call.requiredText("requestingEntityId", "requestingTenantId");
        String metric = call.requiredText("metric", "metricKey");
        Optional<String> product = call.text("productSlug");
        Tenant tenant = world.tenant(tenantId).orElseThrow(Refusal::unknownTenant);
        Subscription subscription = (product.isPresent() ? world.live(tenant, product.get()) : world.live(tenant))
                .orElseThrow(Refusal::noLiveSubscription);
        Long limit = world.plan(subscription.planId()).limits().get(metric);
        BigDecimal current = world.usage().sum(tenantId, metric);
        return Answer.ok(limit == null ? unlimited(current) : limited(current, BigDecimal.valueOf(limit), metric));
    }

    /** Says less than the other answer does: that is how the reference page has it. */
    private static ObjectNode unlimited(BigDecimal current) {
        ObjectNode data = Json.object().put("allowed", true);
        data.set("current", Json.number(current));
        return data.putNull("limit").putNull("remaining").putNull("percentage");
    }

    private static ObjectNode limited(BigDecimal current, BigDecimal limit, String metric) {
        ObjectNode data = Json.object().put("allowed", current.compareTo(limit) < 0);
        data.set("current", Json.number(current));
        data.set("limit", Json.number(limit));
        data.set("remaining", Json.number(limit.subtract(current).max(BigDecimal.ZERO)));
        BigDecimal percentage =
                limit.signum() == 0 ? HUNDRED : current.multiply(HUNDRED).divide(limit, 1, RoundingMode.HALF_UP);
        data.set("percentage", Json.number(percentage));
        return data.put("metric", metric);
    }
}
