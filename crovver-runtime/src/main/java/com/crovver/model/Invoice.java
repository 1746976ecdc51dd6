package com.crovver.model;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bill.
 *
 * @param id Crovver's id of it
 * @param number what stands on it
 * @param type for example {@code subscription}; no source lists the words; null where the API does not say
 * @param status for example {@code paid} or {@code open}; no source lists the words; null where the API does not say
 * @param total what is to be paid, in major units: no source states the unit
 * @param dueDate null if there is none
 * @param paidAt null if it was not paid
 * @param issuedAt null where the API does not say
 * @param periodStart null where the API does not say
 * @param periodEnd null where the API does not say
 * @param paymentProvider null where the API does not say
 * @param planName for people; null where the API does not say
 * @param hostedInvoiceUrl page that shows it; null if there is none
 * @param pdfUrl the document; null if there is none
 */
public record Invoice(
        String id,
        String number,
        @Nullable String type,
        @Nullable String status,
        Money total,
        @Nullable Instant dueDate,
        @Nullable Instant paidAt,
        @Nullable Instant issuedAt,
        @Nullable Instant periodStart,
        @Nullable Instant periodEnd,
        @Nullable String paymentProvider,
        @Nullable String planName,
        @Nullable URI hostedInvoiceUrl,
        @Nullable URI pdfUrl) {}
