package com.crovver.guard;

import com.crovver.model.CrovverTransportException;

/** As many requests as may wait for Crovver already. */
final class BusyException extends Exception {

    private static final long serialVersionUID = 1L;

    private BusyException(String message) {
        super(message);
    }

    static CrovverTransportException of(String whose) {
        BusyException cause =
                new BusyException("Crovver was not asked: as many requests " + whose + " wait for it as may");
        return new CrovverTransportException(String.valueOf(cause.getMessage()), 0, false, cause);
    }
}
