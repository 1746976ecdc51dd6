package com.crovver.testkit;

import java.util.List;

/**
 * One call of the API.
 *
 * @param keys the kinds of key that it takes
 * @param errors how it writes its own errors; those about keys are objects everywhere
 */
record Route(
        Operation operation,
        String method,
        PathPattern path,
        List<Keys.Kind> keys,
        ErrorShape errors,
        Endpoint endpoint) {}
