package com.crovver.billing;

import org.jspecify.annotations.Nullable;

/** Why nothing came of a visit, through no fault of the visitor's. */
enum Hindrance {
    /** Too many others are here. */
    CROWDED(
            503,
            "2",
            "One moment, please",
            "Too many people are here at once. Please load this page again shortly: it shows what you have."),
    /** Crovver does not say what is needed. */
    CROVVER_AWAY(
            503,
            "5",
            "Not possible right now",
            "The billing service cannot be reached. Nothing was bought; please try again shortly."),
    /** The page is broken, or the application's own idea of who may use it. */
    BROKEN(500, null, "Something is broken", "Nothing was bought. Please try again later.");

    private final int status;
    private final @Nullable String retryAfter;
    private final String title;
    private final String detail;

    Hindrance(int status, @Nullable String retryAfter, String title, String detail) {
        this.status = status;
        this.retryAfter = retryAfter;
        this.title = title;
        this.detail = detail;
    }

    /** The page that says so to somebody who has paid for nothing yet. */
    BillingAnswer page(Visit visit) {
        BillingAnswer page = BillingAnswer.message(status, visit, title, detail);
        return retryAfter == null ? page : page.with("Retry-After", retryAfter);
    }
}
