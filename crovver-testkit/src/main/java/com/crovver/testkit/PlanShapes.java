package com.crovver.testkit;

import static com.crovver.testkit.Operation.LIST_PLANS;
import static com.crovver.testkit.Operation.LIST_SUBSCRIPTIONS;
import static com.crovver.testkit.Operation.SUBSCRIPTION_STATUS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** Shapes of plans; rows 63, 64 and 84 to 88 of the contract. */
final class PlanShapes {

    private static final Map<String, String> OTHER_SPELLING =
            Map.of("isFree", "is_free", "isSeatBased", "is_seat_based", "creditPools", "credit_pools");

    private static final Map<String, String> SNAKE_POOL = Map.of(
            "poolKey", "pool_key",
            "displayName", "display_name",
            "limitPerPeriod", "limit_per_period",
            "refillBehavior", "refill_behavior",
            "rolloverCap", "rollover_cap",
            "limitBehavior", "limit_behavior");

    static final Switch POOL_CASING = Switch.of("poolCasing", "page", draft -> snakePools(draft, LIST_SUBSCRIPTIONS))
            .or("snake", draft -> snakePools(draft, LIST_SUBSCRIPTIONS, LIST_PLANS))
            .or("camel", draft -> {});
    static final Switch PLAN_CASING = Switch.of("planCasing", "camel")
            .or("snake", draft -> plans(draft).forEach(plan -> Fields.rename(plan, OTHER_SPELLING)))
            .or("both", draft -> plans(draft).forEach(plan -> Fields.twin(plan, OTHER_SPELLING)));

    static final List<Switch> ALL = List.of(
            Switch.of("planLimits", "absent", PlanShapes::withoutLimits).or("present", draft -> {}),
            Switch.of("intervalWord", "one_time").or("one-time", PlanShapes::intervalWord),
            Switch.of("planProviders", "page").or("node", PlanShapes::providersOfNode),
            POOL_CASING,
            PLAN_CASING,
            // Together with amounts=text it would make a text of a count of minor units, which nobody has seen.
            Switch.of("planPrice", "page").onlyByName("minor", PlanShapes::minorPrices));

    private PlanShapes() {}

    private static List<ObjectNode> plans(Draft draft) {
        return draft.answers(LIST_PLANS) ? draft.rows("plans") : List.of();
    }

    private static List<ObjectNode> withTheirSubscriptions(Draft draft) {
        ArrayNode found = Json.array();
        plans(draft).forEach(found::add);
        if (draft.answers(LIST_SUBSCRIPTIONS)) {
            draft.rows("subscriptions").forEach(row -> found.add(row.path("plan")));
        }
        return Draft.rowsOf(found);
    }

    private static void withoutLimits(Draft draft) {
        withTheirSubscriptions(draft).forEach(plan -> plan.remove("limits"));
    }

    private static void intervalWord(Draft draft) {
        if (draft.answers(LIST_PLANS, LIST_SUBSCRIPTIONS, SUBSCRIPTION_STATUS)) {
            Fields.visit(draft.data(), (object, name) -> {
                if (name.equals("interval") || name.equals("billingInterval")) {
                    Fields.word(object, name, Map.of("one_time", "one-time"));
                }
            });
        }
    }

    private static void snakePools(Draft draft, Operation... where) {
        if (draft.answers(where)) {
            withTheirSubscriptions(draft)
                    .forEach(plan ->
                            Draft.rowsOf(plan.path("creditPools")).forEach(pool -> Fields.rename(pool, SNAKE_POOL)));
        }
    }

    private static void providersOfNode(Draft draft) {
        for (ObjectNode plan : plans(draft)) {
            for (ObjectNode provider : Draft.rowsOf(plan.path("paymentProviders"))) {
                String type = provider.path("provider_type").asText();
                provider.put("provider_id", Providers.idOf(type))
                        .put("provider_name", Checks.displayName(type))
                        .put("external_price_id", "price_" + plan.path("id").asText());
            }
            plan.set("payment_providers", plan.path("paymentProviders").deepCopy());
        }
    }

    /** The oldest shape: a bare list, with prices in minor units. */
    private static void minorPrices(Draft draft) {
        if (!draft.answers(LIST_PLANS)) {
            return;
        }
        ArrayNode list = Json.array();
        for (ObjectNode plan : plans(draft)) {
            JsonNode pricing = plan.path("pricing");
            ObjectNode flat = Json.object();
            flat.set("id", plan.path("id"));
            flat.set("name", plan.path("name"));
            JsonNode amount = pricing.has("amount") ? pricing.path("amount") : pricing.path("basePrice");
            flat.put("priceAmount", minor(amount, pricing));
            flat.set("billingInterval", pricing.path("interval"));
            flat.set("trialDays", plan.path("trial").path("days"));
            flat.set("features", plan.path("features"));
            flat.set("isSeatBased", pricing.path("isSeatBased"));
            if (pricing.has("includedSeats")) {
                flat.set("includedSeats", pricing.path("includedSeats"));
                flat.put("perSeatPrice", minor(pricing.path("perSeatPrice"), pricing));
            }
            list.add(flat);
        }
        draft.data(list);
    }

    private static long minor(JsonNode amount, JsonNode pricing) {
        int digits = Currency.getInstance(pricing.path("currency").asText()).getDefaultFractionDigits();
        return new BigDecimal(amount.asText()).movePointRight(digits).longValue();
    }
}
