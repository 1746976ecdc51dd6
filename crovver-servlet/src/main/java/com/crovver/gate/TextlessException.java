package com.crovver.gate;

/**
 * What the log gets of an exception that the application threw: its type and where it came from, but not its text, which may
 * quote a person.
 */
public final class TextlessException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Tells of an exception. */
    public TextlessException(Throwable thrown) {
        super(thrown.getClass().getName());
        setStackTrace(thrown.getStackTrace());
    }
}
