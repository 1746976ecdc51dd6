package com.crovver.testkit;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A payment that waits for a person. Guarded by the world's lock.
 *
 * <p>Only an open one can be paid; one that failed can be tried again, as cards can.
 */
final class Session {

    enum State {
        OPEN,
        PAID,
        FAILED,
        CANCELLED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String id;
    private final Purchase purchase;
    private final @Nullable String successUrl;
    private final @Nullable String cancelUrl;
    private State state = State.OPEN;

    Session(String id, Purchase purchase, @Nullable String successUrl, @Nullable String cancelUrl) {
        this.id = id;
        this.purchase = purchase;
        this.successUrl = successUrl;
        this.cancelUrl = cancelUrl;
    }

    /**
     * What is bought.
     *
     * @param kind the invoice's type
     * @param fulfilment what the payment brings about; may refuse it
     */
    record Purchase(
            Tenant tenant,
            String kind,
            String title,
            BigDecimal amount,
            Currency currency,
            Subscription subscription,
            Plan plan,
            Runnable fulfilment) {

        String price() {
            return Json.text(amount, currency) + " " + currency.getCurrencyCode();
        }
    }

    void become(State next) {
        if (state == State.PAID || state == State.CANCELLED) {
            throw new IllegalStateException("session " + id + " is " + state.word() + "; open a new one");
        }
        state = next;
    }

    String id() {
        return id;
    }

    Purchase purchase() {
        return purchase;
    }

    @Nullable String successUrl() {
        return successUrl;
    }

    @Nullable String cancelUrl() {
        return cancelUrl;
    }

    State state() {
        return state;
    }
}
