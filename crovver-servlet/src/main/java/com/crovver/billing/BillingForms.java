package com.crovver.billing;

import com.crovver.billing.Wish.Action;
import com.crovver.page.BillingPage.Form;

/**
 * Makes the forms of one visit: each with what has to travel along, and a nonce of its own.
 *
 * @param path where forms are sent
 * @param visit who will send them
 * @param nonces makes the nonces
 */
record BillingForms(String path, Visit visit, FormNonces nonces) {

    /** A form that does one thing. */
    Form of(Action action, String item, String button, boolean main) {
        return new Form("post", path, visit.parameters(), button, main)
                .hidden(Wish.ACTION, action.word())
                .hidden(Wish.ITEM, item)
                .hidden(Wish.NONCE, nonces.mint(Billing.scope(visit.caller(), action, item)));
    }

    /** A form that only shows the page in another way. */
    Form lookUp(String button) {
        return new Form("get", path, visit.parameters(), button, false);
    }

    /** What the visitor was refused for want of; empty if nobody said. */
    String missedFeature() {
        return visit.feature() == null ? "" : "What you wanted to use needs a plan with \"" + visit.feature() + "\".";
    }
}
