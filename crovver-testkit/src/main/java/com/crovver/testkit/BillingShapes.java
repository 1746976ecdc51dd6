package com.crovver.testkit;

import static com.crovver.testkit.Operation.CHECKOUT;
import static com.crovver.testkit.Operation.CHECKOUT_TOKEN;
import static com.crovver.testkit.Operation.GET_TENANTS;
import static com.crovver.testkit.Operation.LIST_INVOICES;
import static com.crovver.testkit.Operation.LIST_PLANS;
import static com.crovver.testkit.Operation.LIST_SUBSCRIPTIONS;
import static com.crovver.testkit.Operation.PORTAL_TOKEN;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Shapes of invoices, checkouts, tokens, money and lists; rows 45, 66, 85, 91, 92, 103 and 104 of the contract. */
final class BillingShapes {

    private static final Set<String> MONEY =
            Set.of("amount", "basePrice", "perSeatPrice", "prorationAmount", "proratedAmount", "totalAmount");

    private static final Map<Operation, String> LISTS = Map.of(
            LIST_PLANS, "plans",
            LIST_SUBSCRIPTIONS, "subscriptions",
            GET_TENANTS, "tenants",
            LIST_INVOICES, "invoices");

    private static final Map<String, String> SNAKE_INVOICE = Map.of(
            "invoiceNumber", "invoice_number",
            "invoiceType", "invoice_type",
            "totalAmount", "total_amount",
            "dueDate", "due_date",
            "issuedAt", "created_at");

    static final Switch INVOICE_CASING = Switch.of("invoiceCasing", "camel").or("snake", BillingShapes::snakeInvoices);

    static final List<Switch> ALL = List.of(
            Switch.of("amounts", "page")
                    .or("number", draft -> money(draft, text -> Json.number(new BigDecimal(text))))
                    .or("text", draft -> money(draft, JsonNodeFactory.instance::textNode)),
            Switch.of("invoiceNulls", "few").or("nine", BillingShapes::nineNulls),
            INVOICE_CASING,
            Switch.of("checkoutFields", "page", BillingShapes::checkoutOfThePage)
                    .or("php", draft -> {})
                    .onlyByName("failure", BillingShapes::noSession),
            Switch.of("tokenUrl", "meta").or("data", BillingShapes::urlInData).or("none", Draft::dropMeta),
            Switch.of("lists", "wrapped").or("bare", BillingShapes::bareList));

    private BillingShapes() {}

    private static void money(Draft draft, Function<String, JsonNode> form) {
        if (draft.refusal() != null) {
            return;
        }
        Fields.visit(draft.data(), (object, name) -> {
            JsonNode value = object.path(name);
            if (MONEY.contains(name) && value.isValueNode() && !value.isNull()) {
                object.set(name, form.apply(new BigDecimal(value.asText()).toPlainString()));
            }
        });
    }

    private static void nineNulls(Draft draft) {
        if (draft.answers(LIST_INVOICES)) {
            for (ObjectNode invoice : draft.rows("invoices")) {
                for (String name : List.of("issuedAt", "periodStart", "periodEnd", "paymentProvider", "planName")) {
                    invoice.putNull(name);
                }
            }
        }
    }

    private static void snakeInvoices(Draft draft) {
        if (!draft.answers(LIST_INVOICES)) {
            return;
        }
        for (ObjectNode invoice : draft.rows("invoices")) {
            invoice.set("subtotal", invoice.path("totalAmount"));
            Fields.rename(invoice, SNAKE_INVOICE);
            if (!invoice.hasNonNull("created_at")) {
                invoice.remove("created_at");
            }
            invoice.retain(
                    "id",
                    "invoice_number",
                    "invoice_type",
                    "subtotal",
                    "total_amount",
                    "currency",
                    "status",
                    "due_date",
                    "created_at");
        }
    }

    private static void checkoutOfThePage(Draft draft) {
        if (draft.answers(CHECKOUT) && !draft.data().path("isFree").asBoolean()) {
            draft.object().retain("checkoutUrl", "sessionId", "subscriptionId");
        }
    }

    private static void noSession(Draft draft) {
        if (draft.answers(CHECKOUT)) {
            draft.object()
                    .retain(List.of("subscriptionId"))
                    .putNull("checkoutUrl")
                    .putNull("sessionId")
                    .put("error", "The provider did not open a session");
        }
    }

    private static void urlInData(Draft draft) {
        ObjectNode meta = draft.meta();
        if (draft.answers(CHECKOUT_TOKEN, PORTAL_TOKEN) && meta != null) {
            meta.remove("expiresIn");
            draft.object().setAll(meta);
            draft.dropMeta();
        }
    }

    private static void bareList(Draft draft) {
        String name = LISTS.get(draft.operation());
        if (draft.refusal() == null && name != null && draft.data().path(name).isArray()) {
            draft.data(draft.data().path(name));
        }
    }
}
