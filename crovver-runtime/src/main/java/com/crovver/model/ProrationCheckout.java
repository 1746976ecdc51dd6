package com.crovver.model;

import java.math.BigDecimal;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Crovver's answer to the wish for more seats. No case proves that the seats are there: the capacity rises when the payment
 * is confirmed. Count the seats.
 */
public sealed interface ProrationCheckout {

    /**
     * How the price came about; every part may be missing.
     *
     * @param description for people; null if there is none
     * @param calculation the formula, for people; null if there is none
     * @param daysRemaining days left in the period, possibly with a fraction; null where the API does not say
     * @param totalDaysInPeriod days in the period; null where the API does not say
     * @param perSeatPrice price of one seat for a whole period, in major units; null where the API does not say
     * @param message for people; null if there is none
     */
    record Details(
            @Nullable String description,
            @Nullable String calculation,
            @Nullable BigDecimal daysRemaining,
            @Nullable BigDecimal totalDaysInPeriod,
            @Nullable BigDecimal perSeatPrice,
            @Nullable String message) {}

    /**
     * The buyer pays on a page.
     *
     * @param prorationId Crovver's id of the purchase
     * @param checkoutUrl where to send the buyer
     * @param amount what it costs
     * @param details how the price came about
     */
    record PaymentPage(String prorationId, URI checkoutUrl, ProrationAmount amount, Details details)
            implements ProrationCheckout {}

    /**
     * Something is to be paid, and there is no page for it: the provider sends an invoice.
     *
     * @param prorationId Crovver's id of the purchase
     * @param amount what it costs
     * @param details how the price came about
     */
    record Invoiced(String prorationId, ProrationAmount amount, Details details) implements ProrationCheckout {}

    /**
     * Nothing is to be paid: the seats are within the included ones.
     *
     * @param prorationId Crovver's id of the purchase
     * @param amount zero
     * @param details how the price came about
     */
    record NothingToPay(String prorationId, ProrationAmount amount, Details details) implements ProrationCheckout {}

    /** Crovver's id of the purchase. */
    String prorationId();

    /** What it costs. */
    ProrationAmount amount();

    /** How the price came about. */
    Details details();

    /** Applies the function of the case at hand; a new case makes every caller fail to compile. */
    default <R> R fold(
            Function<? super PaymentPage, ? extends R> paymentPage,
            Function<? super Invoiced, ? extends R> invoiced,
            Function<? super NothingToPay, ? extends R> nothingToPay) {
        if (this instanceof PaymentPage is) {
            return paymentPage.apply(is);
        } else if (this instanceof Invoiced is) {
            return invoiced.apply(is);
        } else {
            return nothingToPay.apply((NothingToPay) this);
        }
    }
}
