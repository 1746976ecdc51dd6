package com.crovver.model;

/** No usable answer arrived: refused, reset, timed out, interrupted, or the client was closed. */
public final class CrovverTransportException extends CrovverException {

    private static final long serialVersionUID = 1L;

    /** How often the request was sent. */
    private final int attempts;

    /**
     * Describes a failure.
     *
     * @param message what was tried and what went wrong
     * @param attempts how often the request was sent, at least once unless the deadline had passed before
     * @param cause what the transport reported
     */
    public CrovverTransportException(String message, int attempts, Throwable cause) {
        super(message, cause);
        this.attempts = attempts;
    }

    /** How often the request was sent; 0 if nothing was, for example because the deadline had passed. */
    public int attempts() {
        return attempts;
    }

    /** Always true. */
    @Override
    public boolean retryable() {
        return true;
    }
}
