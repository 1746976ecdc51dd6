package com.crovver.gate;

/** Who calls cannot be told, though somebody does; the message holds nothing of the request. */
final class UnusableCallerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableCallerException(String message) {
        super(message);
    }

    /** Keeps where an exception of the application came from, but not its text, which may quote a person. */
    static UnusableCallerException thrownBy(String resolver, Throwable thrown) {
        UnusableCallerException exception = new UnusableCallerException(
                resolver + " threw " + thrown.getClass().getName());
        exception.setStackTrace(thrown.getStackTrace());
        return exception;
    }
}
