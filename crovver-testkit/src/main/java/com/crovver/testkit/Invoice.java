package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A demand for money, or the receipt for it. Guarded by the world's lock. */
final class Invoice {

    private static final Duration TIME_TO_PAY = Duration.ofDays(14);

    private final String id;
    private final String number;
    private final Session.Purchase purchase;
    private final Period period;
    private final Instant issuedAt;
    private @Nullable Instant paidAt;

    Invoice(String id, String number, Session.Purchase purchase, Instant issuedAt, @Nullable Instant paidAt) {
        this.id = id;
        this.number = number;
        this.purchase = purchase;
        this.period = purchase.subscription().period();
        this.issuedAt = issuedAt;
        this.paidAt = paidAt;
    }

    String id() {
        return id;
    }

    String number() {
        return number;
    }

    Session.Purchase purchase() {
        return purchase;
    }

    boolean isPaid() {
        return paidAt != null;
    }

    /** Takes the money and brings about what it was owed for. */
    void pay(Instant now) {
        if (isPaid()) {
            throw new IllegalStateException("invoice " + number + " is paid already");
        }
        purchase.fulfilment().run();
        paidAt = now;
    }

    ObjectNode json(String url) {
        return Json.object()
                .put("id", id)
                .put("invoiceNumber", number)
                .put("invoiceType", purchase.kind())
                .put("status", isPaid() ? "paid" : "open")
                .put("totalAmount", Json.text(purchase.amount(), purchase.currency()))
                .put("currency", purchase.currency().getCurrencyCode())
                .put("dueDate", isPaid() ? null : Json.instant(issuedAt.plus(TIME_TO_PAY)))
                .put("paidAt", paidAt == null ? null : Json.timestamp(paidAt))
                .put("issuedAt", Json.timestamp(issuedAt))
                .put("periodStart", Json.instant(period.start()))
                .put("periodEnd", Json.instant(period.end()))
                .put("paymentProvider", purchase.plan().provider())
                .put("planName", purchase.plan().name())
                .put("hostedInvoiceUrl", url + "/invoice/" + id)
                .putNull("invoicePdf");
    }
}
