package com.crovver.billing;

import java.util.Locale;
import java.util.Optional;

/** What the billing page says at its top after something was done. Travels in addresses, so it is never free text. */
enum Notice {
    /** A free plan was taken. */
    PLAN_TAKEN("The plan is yours. Nothing is to be paid."),
    /** Seats within the included ones were added. */
    SEATS_ADDED("The seats are yours. Nothing is to be paid."),
    /** The provider sends an invoice instead of showing a page. */
    INVOICE_FOLLOWS("An invoice follows. What you bought is yours once it is paid."),
    /** A free add-on was taken, or its invoice follows. */
    ADDON_ORDERED("Your order is taken. The credits are yours once it is paid, or at once if nothing is to be paid."),
    /** The subscription ends. */
    CANCELED("The subscription is cancelled."),
    /** The form was used before, with something else. */
    FORM_USED("This form was sent before. Nothing was bought now; please look at what follows and choose again."),
    /** The form is too old, or not ours. */
    FORM_EXPIRED("This page was too old, so nothing was done. Please choose again."),
    /** Something did not work. */
    FAILED("That did not work, and nothing was paid. Please try again shortly."),
    /** What was chosen is not on sale. */
    NOT_ON_SALE("That is not on sale to you. Please choose from what follows."),
    /** The payment was made, but what was bought is not there yet. */
    NOT_YET_CONFIRMED("The payment is not confirmed yet. It can take some minutes; there is no need to pay again."),
    /** What was bought can be used. */
    CONFIRMED("Thank you. What you bought is yours.");

    private final String text;

    Notice(String text) {
        this.text = text;
    }

    /** For people. */
    String text() {
        return text;
    }

    /** Whether it tells of something that went wrong. */
    boolean isFailure() {
        return this == FORM_USED || this == FORM_EXPIRED || this == FAILED || this == NOT_ON_SALE;
    }

    /** As it stands in an address. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Notice> of(String word) {
        for (Notice notice : values()) {
            if (notice.word().equals(word)) {
                return Optional.of(notice);
            }
        }
        return Optional.empty();
    }
}
