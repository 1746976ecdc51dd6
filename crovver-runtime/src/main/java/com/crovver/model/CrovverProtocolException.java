package com.crovver.model;

/** Crovver answered with success, but the answer cannot be understood. */
public final class CrovverProtocolException extends CrovverException {

    private static final long serialVersionUID = 1L;

    /**
     * Describes an answer.
     *
     * @param message the call, and what was expected where in the JSON; never the body
     */
    public CrovverProtocolException(String message) {
        super(message);
    }

    /** Always false. */
    @Override
    public boolean retryable() {
        return false;
    }

    /** Always true: what was answered was a success. */
    @Override
    public boolean mayHaveBeenCarriedOut() {
        return true;
    }
}
