package com.crovver.processor;

import java.io.Serial;

/**
 * A type that is needed to understand a handler does not exist (yet). Another processor may write it, so the handler is
 * read again in the next round; if nobody does, the compiler says what is missing better than this processor could.
 */
final class UnresolvedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnresolvedException() {
        // Thrown often where many sources are generated, and never seen by anyone: no message, no stack trace.
        super(null, null, false, false);
    }
}
