package com.crovver.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer on its way out, which the switches may still change. Used by one thread. */
final class Draft {

    private final Operation operation;
    private int status;
    private JsonNode data;
    private @Nullable ObjectNode meta;
    private @Nullable Refusal refusal;
    private ErrorShape errorShape;
    private boolean nullsShown;

    private Draft(Operation operation, int status, JsonNode data, ErrorShape errorShape) {
        this.operation = operation;
        this.status = status;
        this.data = data;
        this.errorShape = errorShape;
    }

    static Draft of(Operation operation, Answer answer) {
        Draft draft = new Draft(operation, answer.status(), answer.data(), ErrorShape.OBJECT);
        draft.meta = answer.meta();
        return draft;
    }

    static Draft of(Operation operation, Refusal refusal, ErrorShape errorsOfTheCall) {
        Draft draft = new Draft(operation, refusal.status(), Json.object(), refusal.shapeOr(errorsOfTheCall));
        draft.refusal = refusal;
        return draft;
    }

    Reply reply() {
        ObjectNode body;
        if (refusal != null) {
            body = errorShape.body(refusal);
        } else {
            body = Json.object().put("success", true).set("data", data);
            if (meta != null) {
                body.set("meta", meta);
            }
        }
        if (nullsShown && body.has("success")) {
            for (String name : List.of("data", "error", "meta")) {
                body.putIfAbsent(name, body.nullNode());
            }
        }
        return Reply.json(status, body);
    }

    /** Whether this is a success of one of these calls. */
    boolean answers(Operation... operations) {
        return refusal == null && List.of(operations).contains(operation);
    }

    Operation operation() {
        return operation;
    }

    @Nullable Refusal refusal() {
        return refusal;
    }

    void refuse(Refusal why, ErrorShape shape) {
        refusal = why;
        status = why.status();
        errorShape = shape;
    }

    void errorShape(ErrorShape shape) {
        errorShape = shape;
    }

    void status(int newStatus) {
        status = newStatus;
    }

    void showNulls() {
        nullsShown = true;
    }

    JsonNode data() {
        return data;
    }

    void data(JsonNode newData) {
        data = newData;
    }

    @Nullable ObjectNode meta() {
        return meta;
    }

    void dropMeta() {
        meta = null;
    }

    /** The object in the data at a path of field names; an empty one that leads nowhere if there is none. */
    ObjectNode object(String... path) {
        JsonNode node = data;
        for (String name : path) {
            node = node.path(name);
        }
        return node instanceof ObjectNode object ? object : Json.object();
    }

    /** The objects of the list under a name, or of the data itself if that is a list. */
    List<ObjectNode> rows(String name) {
        return rowsOf(data.isArray() ? data : data.path(name));
    }

    static List<ObjectNode> rowsOf(JsonNode list) {
        List<ObjectNode> rows = new ArrayList<>();
        if (list instanceof ArrayNode array) {
            for (JsonNode row : array) {
                if (row instanceof ObjectNode object) {
                    rows.add(object);
                }
            }
        }
        return rows;
    }
}
