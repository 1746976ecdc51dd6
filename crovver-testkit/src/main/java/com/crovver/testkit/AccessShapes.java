package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Shapes of the entitlement decision; rows 42 and G6 of the contract. */
final class AccessShapes {

    static final List<Switch> ALL = List.of(
            Switch.of("creditPart", "withoutProduct", AccessShapes::withoutProduct)
                    .or("always", draft -> {}),
            Switch.of("creditsShort", "flag").or("deny", AccessShapes::deny),
            Switch.of("accessFields", "page").or("minimal", AccessShapes::minimal));

    private AccessShapes() {}

    private static void withoutProduct(Draft draft) {
        if (draft.answers(Operation.CAN_ACCESS) && draft.data().has("productSlug")) {
            draft.object().remove("credits");
        }
    }

    private static void deny(Draft draft) {
        if (draft.answers(Operation.CAN_ACCESS)
                && !draft.data().path("credits").path("sufficient").asBoolean(true)) {
            draft.object().put("canAccess", false);
        }
    }

    private static void minimal(Draft draft) {
        if (draft.answers(Operation.CAN_ACCESS)) {
            ObjectNode data = draft.object();
            data.retain("canAccess", "credits");
        }
    }
}
