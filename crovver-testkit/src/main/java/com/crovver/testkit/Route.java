package com.crovver.testkit;

import java.util.List;

/**
 * One call of the API.
 *
 * @param keys the kinds of key that it takes
 * @param errors how it writes its own errors; those about keys are objects everywhere
 */
record Route(String method, PathPattern path, List<Keys.Kind> keys, Errors errors, Endpoint endpoint) {

    enum Errors {
        OBJECT,
        TEXT;

        Reply reply(Refusal refusal) {
            return this == TEXT
                    ? Reply.textError(refusal.status(), refusal.text())
                    : Reply.error(refusal.status(), refusal.code(), refusal.text());
        }
    }
}
