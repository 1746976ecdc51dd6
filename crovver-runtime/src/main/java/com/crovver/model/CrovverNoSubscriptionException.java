package com.crovver.model;

import org.jspecify.annotations.Nullable;

/** The tenant has no live subscription; the API has three spellings for it, this is all of them. */
public final class CrovverNoSubscriptionException extends CrovverApiException {

    private static final long serialVersionUID = 1L;

    /**
     * Describes an answer to a request that was sent once.
     *
     * @param message what was tried, what came back, with which values
     * @param status HTTP status, 402 or 404
     * @param code the API's code; null if it sent none
     */
    public CrovverNoSubscriptionException(String message, int status, @Nullable String code) {
        this(message, status, code, 1, false);
    }

    /**
     * Describes an answer.
     *
     * @param message what was tried, what came back, with which values
     * @param status HTTP status, 402 or 404
     * @param code the API's code; null if it sent none
     * @param attempts how often the request was sent to get it, at least 1
     * @param anEarlierOneMayHaveBeen whether one of the attempts before this answer may have been carried out
     */
    public CrovverNoSubscriptionException(
            String message, int status, @Nullable String code, int attempts, boolean anEarlierOneMayHaveBeen) {
        super(message, status, code, null, attempts, anEarlierOneMayHaveBeen);
    }
}
