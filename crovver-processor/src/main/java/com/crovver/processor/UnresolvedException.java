package com.crovver.processor;

import java.io.Serial;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * A type that is needed to understand a handler does not exist (yet). Another processor may write it, so the handler is
 * read again in the next round; if nobody does, the compiler says what is missing in the sources that it compiles.
 */
final class UnresolvedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Element where;

    /** What the compiler complains of, wherever it is: a supertype. */
    UnresolvedException() {
        this(null);
    }

    /** What the compiler complains of only if it is in a source. */
    UnresolvedException(@Nullable Element where) {
        // Thrown often where many sources are generated, and never seen by anyone: no message, no stack trace.
        super(null, null, false, false);
        this.where = where;
    }

    /** The method or type that refers to what does not exist; null if that does not matter. */
    @Nullable Element where() {
        return where;
    }
}
