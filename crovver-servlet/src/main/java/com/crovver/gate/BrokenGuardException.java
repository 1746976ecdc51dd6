package com.crovver.gate;

/** A handler carries annotations, but no guard that says the same; the message names the handler and the remedy. */
public final class BrokenGuardException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong and what to do. */
    public BrokenGuardException(String message) {
        super(message);
    }

    BrokenGuardException(String message, Throwable cause) {
        super(message, cause);
    }
}
