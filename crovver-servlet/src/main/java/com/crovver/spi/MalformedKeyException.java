package com.crovver.spi;

/** What a request sent as its idempotency key is none; the message is for the client and holds nothing that was sent. */
public final class MalformedKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong with it. */
    public MalformedKeyException(String message) {
        super(message);
    }
}
