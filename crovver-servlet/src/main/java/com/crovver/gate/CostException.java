package com.crovver.gate;

import org.jspecify.annotations.Nullable;

/** What a request costs could not be computed. */
final class CostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Whether the client sent something from which no cost follows, rather than that the class is broken. */
    private final boolean clients;

    CostException(String message, boolean clients, @Nullable Throwable cause) {
        super(message, cause);
        this.clients = clients;
    }

    boolean isClients() {
        return clients;
    }
}
