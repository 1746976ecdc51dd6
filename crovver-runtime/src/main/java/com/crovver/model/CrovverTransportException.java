package com.crovver.model;

import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;

/** No usable answer arrived: refused, reset, timed out, interrupted, or the client was closed. */
public final class CrovverTransportException extends CrovverException {

    private static final long serialVersionUID = 1L;

    /** How often the request was sent. */
    private final int attempts;

    /** Whether one of the attempts may have reached Crovver. */
    private final boolean mayHaveBeenCarriedOut;

    /**
     * Describes a failure of which only the number of attempts is known: if there were any, they may have been carried out.
     *
     * @param message what was tried and what went wrong
     * @param attempts how often the request was sent, at least once unless the deadline had passed before
     * @param cause what the transport reported
     */
    public CrovverTransportException(String message, int attempts, Throwable cause) {
        this(message, attempts, attempts > 0, cause);
    }

    /**
     * Describes a failure.
     *
     * @param message what was tried and what went wrong
     * @param attempts how often the request was sent, at least once unless the deadline had passed before
     * @param mayHaveBeenCarriedOut whether one of the attempts may have reached Crovver; false for refused connections
     * @param cause what the transport reported
     */
    public CrovverTransportException(String message, int attempts, boolean mayHaveBeenCarriedOut, Throwable cause) {
        super(message, cause);
        this.attempts = attempts;
        this.mayHaveBeenCarriedOut = mayHaveBeenCarriedOut;
    }

    /** How often the request was sent; 0 if nothing was, for example because the deadline had passed. */
    public int attempts() {
        return attempts;
    }

    /** Whether no answer came in the time that there was, rather than that Crovver could not be reached. */
    public boolean timedOut() {
        return getCause() instanceof HttpTimeoutException || getCause() instanceof SocketTimeoutException;
    }

    /** Always true. */
    @Override
    public boolean retryable() {
        return true;
    }

    /** False if no attempt got a connection to Crovver; true otherwise. */
    @Override
    public boolean mayHaveBeenCarriedOut() {
        return mayHaveBeenCarriedOut;
    }
}
