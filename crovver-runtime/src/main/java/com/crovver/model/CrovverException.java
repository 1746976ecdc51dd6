package com.crovver.model;

/**
 * A call to Crovver did not give a usable answer. Refusals (no access, too few credits, no free seat) are results, not
 * exceptions.
 *
 * <p>Messages say what was tried and what came back; they never hold a key, a token or a body.
 */
public abstract sealed class CrovverException extends RuntimeException
        permits CrovverApiException, CrovverTransportException, CrovverProtocolException {

    private static final long serialVersionUID = 1L;

    CrovverException(String message) {
        super(message);
    }

    CrovverException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether the kind of failure may go away by itself, whatever has been tried already. */
    public abstract boolean retryable();

    /**
     * Whether Crovver may have done what the call asked for, in any of its attempts. False only after a definite no, or if no
     * request was ever sent, to every one of them.
     */
    public abstract boolean mayHaveBeenCarriedOut();
}
