package com.crovver.client;

import com.crovver.model.Invoice;
import com.crovver.model.Money;
import com.crovver.model.PaymentProvider;
import java.util.List;

/** Calls about invoices and payment providers. */
final class BillingCalls {

    private BillingCalls() {}

    static ApiCall<List<Invoice>> invoices(String tenantId) {
        return ApiCall.get(
                        "/api/public/billing/invoices",
                        KeyChoice.SECRET,
                        answer -> List.copyOf(answer.data().listIn("invoices", BillingCalls::invoice)))
                .withQuery("externalTenantId", Ids.required("tenantId", tenantId));
    }

    static ApiCall<List<PaymentProvider>> providers() {
        return ApiCall.get(
                "/api/public/supported-providers",
                KeyChoice.SECRET,
                answer -> List.copyOf(answer.data().listIn("providers", BillingCalls::provider)));
    }

    private static Invoice invoice(Json invoice) {
        return new Invoice(
                invoice.get("id").text(),
                invoice.get("invoiceNumber", "invoice_number").text(),
                invoice.get("invoiceType", "invoice_type").textOrNull(),
                invoice.get("status").textOrNull(),
                new Money(
                        invoice.get("totalAmount", "total_amount").decimal(),
                        invoice.get("currency").currency()),
                invoice.get("dueDate", "due_date").instantOrNull(),
                invoice.get("paidAt", "paid_at").instantOrNull(),
                // The oldest shape has the moment of creation instead.
                invoice.get("issuedAt", "issued_at", "createdAt", "created_at").instantOrNull(),
                invoice.get("periodStart", "period_start").instantOrNull(),
                invoice.get("periodEnd", "period_end").instantOrNull(),
                invoice.get("paymentProvider", "payment_provider").textOrNull(),
                invoice.get("planName", "plan_name").textOrNull(),
                invoice.get("hostedInvoiceUrl", "hosted_invoice_url").urlOrNull(),
                invoice.get("invoicePdf", "invoice_pdf").urlOrNull());
    }

    private static PaymentProvider provider(Json provider) {
        return new PaymentProvider(
                provider.get("id").text(),
                provider.get("code").text(),
                provider.get("name").text(),
                provider.get("description").textOrNull(),
                provider.get("logoUrl", "logo_url").urlOrNull(),
                provider.get("isEnabled", "is_enabled").flag(),
                provider.get("supportsRecurringBilling", "supports_recurring_billing")
                        .flag(),
                provider.get("supportsWebhooks", "supports_webhooks").flag(),
                provider.get("supportsTestMode", "supports_test_mode").flag(),
                provider.get("capabilities").listOrEmpty(Json::text));
    }
}
