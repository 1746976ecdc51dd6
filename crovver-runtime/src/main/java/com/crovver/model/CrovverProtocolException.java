package com.crovver.model;

/**
 * An answer that cannot be understood: a success whose content is not what it must be, or a status below 500 with a body that is
 * none of Crovver's, as something in front of it sends (a redirect, a page).
 */
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

    /** Always true: it says nothing of what Crovver did. */
    @Override
    public boolean mayHaveBeenCarriedOut() {
        return true;
    }
}
