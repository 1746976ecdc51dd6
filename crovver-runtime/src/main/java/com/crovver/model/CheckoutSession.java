package com.crovver.model;

import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Crovver's answer to the wish for a checkout. */
public sealed interface CheckoutSession {

    /**
     * What is bought, as far as the API says; every part may be missing.
     *
     * @param planName for people; null where the API does not say
     * @param provider the payment provider; null where the API does not say
     * @param price what it costs, in major units: no source states the unit; null where the API does not say
     */
    record Order(
            @Nullable String planName,
            @Nullable String provider,
            @Nullable Money price) {}

    /**
     * The buyer pays on a page. The subscription is pending until the provider confirms.
     *
     * @param subscriptionId Crovver's id of the subscription
     * @param checkoutUrl where to send the buyer
     * @param sessionId the provider's id of the session; null where the API does not say
     * @param order what is bought
     */
    record PaymentPage(
            String subscriptionId,
            URI checkoutUrl,
            @Nullable String sessionId,
            Order order) implements CheckoutSession {}

    /**
     * There is nothing to pay and nowhere to go: the plan is free.
     *
     * @param subscriptionId Crovver's id of the subscription
     * @param order what was taken
     */
    record Free(String subscriptionId, Order order) implements CheckoutSession {}

    /**
     * There is no session: the provider failed, or there is neither a page to pay on nor a word that nothing is to be paid.
     *
     * @param subscriptionId Crovver's id of the subscription, which is not paid
     * @param reason for people; null if the API gave none
     * @param order what was to be bought
     */
    record NoSession(String subscriptionId, @Nullable String reason, Order order) implements CheckoutSession {}

    /** Crovver's id of the subscription. */
    String subscriptionId();

    /** What is bought. */
    Order order();

    /** Applies the function of the case at hand; a new case makes every caller fail to compile. */
    default <R> R fold(
            Function<? super PaymentPage, ? extends R> paymentPage,
            Function<? super Free, ? extends R> free,
            Function<? super NoSession, ? extends R> noSession) {
        if (this instanceof PaymentPage is) {
            return paymentPage.apply(is);
        } else if (this instanceof Free is) {
            return free.apply(is);
        } else {
            return noSession.apply((NoSession) this);
        }
    }
}
