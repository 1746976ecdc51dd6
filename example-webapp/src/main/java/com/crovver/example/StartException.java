package com.crovver.example;

import org.jspecify.annotations.Nullable;

/** Inkwell cannot start; the message tells the person at the console what to do. */
public final class StartException extends Exception {

    private static final long serialVersionUID = 1L;

    StartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    StartException(String message) {
        this(message, null);
    }
}
