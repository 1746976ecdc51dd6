package com.crovver.testkit;

import org.jspecify.annotations.Nullable;

/**
 * A request as it arrived, whatever the emulator answered. Immutable.
 *
 * @param method for example {@code POST}
 * @param path the path as sent, percent-encoding included
 * @param query the query string as sent; empty if there was none
 * @param body the body as text; empty if there was none
 * @param idempotencyKey {@code idempotencyKey} of a JSON body; null if there is none
 */
public record RecordedRequest(
        String method,
        String path,
        String query,
        String body,
        @Nullable String idempotencyKey) {}
