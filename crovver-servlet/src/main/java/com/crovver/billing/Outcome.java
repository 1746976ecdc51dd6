package com.crovver.billing;

import java.net.URI;
import java.util.function.Function;

/** What came of the wish to buy something. Immutable. */
sealed interface Outcome {

    /**
     * The buyer goes on to another page, usually one to pay on.
     *
     * @param location absolute, or a path of the application's
     */
    record Redirect(URI location) implements Outcome {

        /** Not the address: it may carry a token. */
        @Override
        public String toString() {
            return "Redirect";
        }
    }

    /**
     * There is nowhere to go; the billing page says what happens next.
     *
     * @param notice what it says
     */
    record Stay(Notice notice) implements Outcome {}

    /** It could not be begun, or nobody knows; nothing is paid without a payment page. */
    record Failed() implements Outcome {}

    /** Applies the function of the case at hand; a new case makes every caller fail to compile. */
    default <R> R fold(
            Function<? super Redirect, ? extends R> redirect,
            Function<? super Stay, ? extends R> stay,
            Function<? super Failed, ? extends R> failed) {
        if (this instanceof Redirect is) {
            return redirect.apply(is);
        } else if (this instanceof Stay is) {
            return stay.apply(is);
        } else {
            return failed.apply((Failed) this);
        }
    }
}
