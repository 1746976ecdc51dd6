package com.crovver.model;

import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Crovver's answer to the wish to buy an add-on. Neither case proves that the credits are there: they are granted when the
 * provider confirms the payment, and no webhook announces them. Read the balance.
 */
public sealed interface AddonPurchase {

    /**
     * What was bought. A repeated purchase leaves all of it out.
     *
     * @param name for people; null where the API does not say
     * @param credits credits in the pack; null where the API does not say
     * @param price what it costs; null where the API does not say
     */
    record Item(
            @Nullable String name,
            @Nullable Long credits,
            @Nullable Money price) {}

    /**
     * The buyer pays on a page.
     *
     * @param purchaseId Crovver's id of the purchase
     * @param checkoutUrl where to send the buyer
     * @param alreadyProcessed whether the key had been used before, so that this is the first purchase again
     * @param item what was bought
     */
    record PaymentPage(String purchaseId, URI checkoutUrl, boolean alreadyProcessed, Item item)
            implements AddonPurchase {}

    /**
     * There is no page to pay on: the add-on is free, or the provider sends an invoice.
     *
     * @param purchaseId Crovver's id of the purchase
     * @param alreadyProcessed whether the key had been used before, so that this is the first purchase again
     * @param item what was bought
     */
    record NoPaymentPage(String purchaseId, boolean alreadyProcessed, Item item) implements AddonPurchase {}

    /** Crovver's id of the purchase; the same when it is repeated with the same key. */
    String purchaseId();

    /** Whether the key had been used before, so that this is the first purchase again. */
    boolean alreadyProcessed();

    /** What was bought. */
    Item item();

    /** Applies the function of the case at hand; a new case makes every caller fail to compile. */
    default <R> R fold(
            Function<? super PaymentPage, ? extends R> paymentPage,
            Function<? super NoPaymentPage, ? extends R> noPaymentPage) {
        return this instanceof PaymentPage page ? paymentPage.apply(page) : noPaymentPage.apply((NoPaymentPage) this);
    }
}
