package com.crovver.model;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Crovver answered, and the answer is an error. Branch on {@link #status()} and {@link #code()}, never on the message. */
public sealed class CrovverApiException extends CrovverException permits CrovverNoSubscriptionException {

    private static final long serialVersionUID = 1L;

    /** HTTP status. */
    private final int status;

    /** The API's code, if it sent one. */
    private final @Nullable String code;

    /** How long the service asked to wait, if it did. */
    private final @Nullable Duration retryAfter;

    /** How often the request was sent. */
    private final int attempts;

    /** Whether an attempt before the one with this answer may have been carried out. */
    private final boolean anEarlierOneMayHaveBeen;

    /**
     * Describes an answer to a request that was sent once.
     *
     * @param message what was tried, what came back, with which values
     * @param status HTTP status
     * @param code the API's code; null if it sent none
     * @param retryAfter how long the service asked to wait; null if it did not
     */
    public CrovverApiException(String message, int status, @Nullable String code, @Nullable Duration retryAfter) {
        this(message, status, code, retryAfter, 1, false);
    }

    /**
     * Describes an answer.
     *
     * @param message what was tried, what came back, with which values
     * @param status HTTP status
     * @param code the API's code; null if it sent none
     * @param retryAfter how long the service asked to wait; null if it did not
     * @param attempts how often the request was sent to get it, at least 1
     * @param anEarlierOneMayHaveBeen whether one of the attempts before this answer may have been carried out
     */
    public CrovverApiException(
            String message,
            int status,
            @Nullable String code,
            @Nullable Duration retryAfter,
            int attempts,
            boolean anEarlierOneMayHaveBeen) {
        super(message);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
        this.attempts = attempts;
        this.anEarlierOneMayHaveBeen = anEarlierOneMayHaveBeen;
    }

    /** HTTP status of the answer. */
    public final int status() {
        return status;
    }

    /** The API's code for programs, for example {@code TENANT_NOT_FOUND}; empty if it sent none. */
    public final Optional<String> code() {
        return Optional.ofNullable(code);
    }

    /** How long the service asked to wait before the next attempt; empty if it did not. */
    public final Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** How often the request was sent to get this answer, at least 1. */
    public final int attempts() {
        return attempts;
    }

    /** Whether Crovver does not know the tenant. */
    public final boolean tenantNotFound() {
        return status == 404 && "TENANT_NOT_FOUND".equals(code);
    }

    /** Whether the key was refused: unknown, revoked, or of the wrong kind. */
    public final boolean keyRefused() {
        return status == 401 || status == 403;
    }

    /** True for 408, 429 and 500 to 599. */
    @Override
    public final boolean retryable() {
        return status == 408 || status == 429 || status / 100 == 5;
    }

    /** True for 408 and 500 to 599, and whatever the status if the answer to an earlier attempt was lost. */
    @Override
    public final boolean mayHaveBeenCarriedOut() {
        return anEarlierOneMayHaveBeen || status == 408 || status / 100 == 5;
    }
}
