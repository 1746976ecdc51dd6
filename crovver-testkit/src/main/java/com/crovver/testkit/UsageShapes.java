package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Shapes of the deprecated usage log; rows 58 to 60 of the contract. */
final class UsageShapes {

    static final List<Switch> ALL = List.of(
            Switch.of("percentage", "whole", UsageShapes::wholePercentage).or("decimal", draft -> {}),
            Switch.of("usageShape", "page").or("old", UsageShapes::oldUsage),
            Switch.of("recordUsage", "page")
                    .or("sdk", draft -> recorded(draft, Json.object().put("success", true)))
                    .or("old", UsageShapes::oldRecord));

    private UsageShapes() {}

    private static void wholePercentage(Draft draft) {
        if (draft.answers(Operation.CHECK_USAGE_LIMIT)
                && draft.data().path("percentage").isNumber()) {
            draft.object()
                    .put(
                            "percentage",
                            Math.round(draft.data().path("percentage").asDouble()));
        }
    }

    private static void oldUsage(Draft draft) {
        if (draft.answers(Operation.CHECK_USAGE_LIMIT)) {
            ObjectNode data = draft.object();
            data.remove("remaining");
            Fields.rename(
                    data,
                    Map.of(
                            "allowed",
                            "withinLimit",
                            "current",
                            "used",
                            "percentage",
                            "percentUsed",
                            "metric",
                            "metricKey"));
        }
    }

    private static void oldRecord(Draft draft) {
        ObjectNode data = Json.object().put("recorded", true);
        data.set("metricKey", draft.data().path("metric"));
        data.set("quantity", draft.data().path("recordedValue"));
        recorded(draft, data);
    }

    private static void recorded(Draft draft, ObjectNode data) {
        if (draft.answers(Operation.RECORD_USAGE)) {
            draft.data(data);
        }
    }
}
