package com.crovver.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/** Shapes of the status snapshot; rows 37 to 39 of the contract. */
final class StatusShapes {

    static final List<Switch> ALL = List.of(
            Switch.of("statusExtras", "present").or("absent", snapshot(StatusShapes::withoutExtras)),
            Switch.of("tenantActive", "always").or("subscribed", snapshot(StatusShapes::tenantActive)),
            Switch.of("activeFlag", "active").or("isActive", snapshot(StatusShapes::typeOfNode)));

    private StatusShapes() {}

    private static Consumer<Draft> snapshot(Consumer<Draft> change) {
        return draft -> {
            if (draft.answers(Operation.SUBSCRIPTION_STATUS)) {
                change.accept(draft);
            }
        };
    }

    private static void withoutExtras(Draft draft) {
        draft.object().remove("renewal");
        draft.object("subscription").remove("canceledAt");
        draft.object("plan").remove("isSeatBased");
    }

    private static void tenantActive(Draft draft) {
        draft.object("tenant").set("isActive", draft.data().path("active"));
    }

    /** The type that the Node SDK declares, and uses nowhere. */
    private static void typeOfNode(Draft draft) {
        ObjectNode data = draft.object();
        JsonNode subscription = data.path("subscription");
        ObjectNode answer = Json.object();
        answer.set("isActive", data.path("active"));
        answer.set("status", data.path("status").asText().equals("none") ? data.nullNode() : data.path("status"));
        answer.set("plan", plan(data));
        answer.set("trialEndsAt", presentOrNull(subscription, "trialEndsAt"));
        answer.set("currentPeriodEnd", presentOrNull(subscription, "currentPeriodEnd"));
        draft.data(answer);
    }

    private static JsonNode plan(ObjectNode data) {
        if (!(data.path("plan") instanceof ObjectNode plan)) {
            return data.nullNode();
        }
        featureMap(plan);
        return plan.retain("id", "name", "features");
    }

    /** The list of a plan's features as a map; a map stays. */
    static void featureMap(ObjectNode plan) {
        if (plan.path("features").isArray()) {
            ObjectNode map = Json.object();
            plan.path("features").forEach(key -> map.put(key.asText(), true));
            plan.set("features", map);
        }
    }

    private static JsonNode presentOrNull(JsonNode object, String name) {
        return object.hasNonNull(name) ? object.path(name) : Json.object().nullNode();
    }
}
