package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How the body of an error looks. */
enum ErrorShape {
    /** An object with a message and a code, beside {@code data: null}. */
    OBJECT {
        @Override
        ObjectNode body(Refusal refusal) {
            ObjectNode body = Json.object().put("success", false).putNull("data");
            return body.set("error", error(refusal));
        }
    },
    /** The same without {@code data}. */
    SHORT_OBJECT {
        @Override
        ObjectNode body(Refusal refusal) {
            return Json.object().put("success", false).set("error", error(refusal));
        }
    },
    /** A bare text, as the seats calls have it. */
    TEXT {
        @Override
        ObjectNode body(Refusal refusal) {
            return Json.object().put("success", false).put("error", refusal.text());
        }
    },
    /** No envelope at all. */
    BARE {
        @Override
        ObjectNode body(Refusal refusal) {
            return Json.object().put("message", refusal.text());
        }
    };

    abstract ObjectNode body(Refusal refusal);

    private static ObjectNode error(Refusal refusal) {
        return Json.object().put("message", refusal.text()).put("code", refusal.code());
    }
}
