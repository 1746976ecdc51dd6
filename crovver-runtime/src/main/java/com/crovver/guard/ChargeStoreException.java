package com.crovver.guard;

/** Records or debts could not be read or written; whether what was to be written has been, is not known. */
public final class ChargeStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Describes a failure of a store.
     *
     * @param message what was tried, without personal data
     * @param cause what went wrong
     */
    public ChargeStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
