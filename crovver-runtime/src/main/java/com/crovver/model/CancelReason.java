package com.crovver.model;

/**
 * Why a subscription is cancelled: one of the five words of the reference page, or the application's own.
 *
 * @param word what is sent; not blank
 */
public record CancelReason(String word) {

    /** It costs too much. */
    public static final CancelReason TOO_EXPENSIVE = new CancelReason("too_expensive");
    /** Something is missing. */
    public static final CancelReason MISSING_FEATURES = new CancelReason("missing_features");
    /** Another provider is used from now on. */
    public static final CancelReason SWITCHING_PROVIDER = new CancelReason("switching_provider");
    /** It is not used. */
    public static final CancelReason NOT_USING = new CancelReason("not_using");
    /** Something else; say what in the feedback. */
    public static final CancelReason OTHER = new CancelReason("other");

    /**
     * Takes a word.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public CancelReason {
        if (word.isBlank()) {
            throw new IllegalArgumentException("a reason to cancel must not be blank");
        }
    }
}
