package com.crovver.testkit;

import static com.crovver.testkit.Operation.CANCEL_SUBSCRIPTION;
import static com.crovver.testkit.Operation.LIST_PLANS;
import static com.crovver.testkit.Operation.LIST_SUBSCRIPTIONS;
import static com.crovver.testkit.Operation.SUBSCRIPTION_STATUS;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Shapes of subscriptions; rows 32 to 34, 44, 46 and 100 of the contract. */
final class SubscriptionShapes {

    private static final Map<String, String> OTHER_SPELLING = Map.of(
            "provider_subscription_id", "providerSubscriptionId",
            "payment_providers", "paymentProviders",
            "created_at", "createdAt",
            "updated_at", "updatedAt");

    private static final Map<String, String> WORDS_OF_NODE =
            Map.of("pending", "incomplete", "past_due", "unpaid", "expired", "incomplete_expired");

    static final Switch CASING = Switch.of("subscriptionCasing", "snake")
            .or("camel", draft -> rows(draft).forEach(row -> Fields.rename(row, OTHER_SPELLING)))
            .or("both", draft -> rows(draft).forEach(row -> Fields.twin(row, OTHER_SPELLING)));

    static final List<Switch> ALL = List.of(
            Switch.of("trialWord", "trial").or("trialing", draft -> statusWords(draft, Map.of("trial", "trialing"))),
            Switch.of("statusWords", "page").or("node", draft -> statusWords(draft, WORDS_OF_NODE)),
            Switch.of("features", "page")
                    .or("map", SubscriptionShapes::featureMaps)
                    .onlyByName("list", SubscriptionShapes::featureLists),
            Switch.of("seatFields", "units", draft -> seats(draft, "units", "billing_mode"))
                    .or("used", draft -> seats(draft, "used", "total")),
            Switch.of("subscriptionRecord", "nested").or("flat", SubscriptionShapes::flat),
            CASING,
            Switch.of("cancelEffect", "byMode").behaviour("periodEnd"),
            Switch.of("cancelEnd", "currentPeriodEnd").or("willEndAt", SubscriptionShapes::willEndAt));

    private SubscriptionShapes() {}

    private static List<ObjectNode> rows(Draft draft) {
        return draft.answers(LIST_SUBSCRIPTIONS) ? draft.rows("subscriptions") : List.of();
    }

    private static void statusWords(Draft draft, Map<String, String> words) {
        rows(draft).forEach(row -> Fields.word(row, "status", words));
        if (draft.answers(SUBSCRIPTION_STATUS)) {
            Fields.word(draft.object(), "status", words);
            Fields.word(draft.object("subscription"), "status", words);
        }
    }

    private static void featureMaps(Draft draft) {
        ObjectNode plan = draft.object("plan");
        if (draft.answers(SUBSCRIPTION_STATUS) && plan.has("features")) {
            StatusShapes.featureMap(plan);
        }
    }

    private static void featureLists(Draft draft) {
        rows(draft).forEach(row -> featureList(row.withObject("/plan")));
        if (draft.answers(LIST_PLANS)) {
            draft.rows("plans").forEach(SubscriptionShapes::featureList);
        }
    }

    private static void featureList(ObjectNode plan) {
        ArrayNode keys = Json.array();
        plan.path("features").properties().forEach(feature -> {
            if (feature.getValue().asBoolean()) {
                keys.add(feature.getKey());
            }
        });
        plan.set("features", keys);
    }

    private static void seats(Draft draft, String... names) {
        for (ObjectNode row : rows(draft)) {
            if (row.path("capacity") instanceof ObjectNode capacity) {
                capacity.retain(names);
            }
        }
    }

    /** The record that the concept page prints. */
    private static void flat(Draft draft) {
        String tenantId = draft.data().path("tenant").path("id").asText();
        for (ObjectNode row : rows(draft)) {
            ObjectNode old = row.deepCopy();
            row.retain("id", "status");
            row.put("tenantId", tenantId).set("planId", old.path("plan").path("id"));
            row.set("trialEndsAt", old.path("trial").path("ends_at"));
            row.set("currentPeriodStart", old.path("billing").path("current_period_start"));
            row.set("currentPeriodEnd", old.path("billing").path("current_period_end"));
            row.set("canceledAt", old.path("cancellation").path("canceled_at"));
            row.set("providerSubscriptionId", old.path("provider_subscription_id"));
        }
    }

    private static void willEndAt(Draft draft) {
        if (draft.answers(CANCEL_SUBSCRIPTION)) {
            Fields.rename(draft.object(), Map.of("currentPeriodEnd", "willEndAt"));
        }
    }
}
