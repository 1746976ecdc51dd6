package com.crovver.guard;

import com.crovver.model.CrovverTransportException;

/** The limit of requests that wait for Crovver is reached, of one tenant or of all. */
final class BusyException extends Exception {

    private static final long serialVersionUID = 1L;

    private BusyException(String message) {
        super(message);
    }

    static CrovverTransportException of(String whose) {
        BusyException cause =
                new BusyException("Crovver was not asked: the limit of waiting requests of " + whose + " is reached");
        return new CrovverTransportException(String.valueOf(cause.getMessage()), 0, false, cause);
    }
}
