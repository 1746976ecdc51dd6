package com.crovver.testkit;

import java.util.LinkedHashMap;
import java.util.Map;

/** An invoice, and the way to pay one that is open. */
final class InvoicePage {

    private InvoicePage() {}

    static Reply answer(String id, boolean submitted, World world) {
        Invoice invoice = world.till().invoice(id).orElse(null);
        if (invoice == null) {
            return Pages.unknown("invoice");
        }
        if (submitted) {
            invoice.pay(world.now());
            return Reply.seeOther("/invoice/" + id);
        }
        Session.Purchase purchase = invoice.purchase();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("For", purchase.tenant().name());
        facts.put("Purchase", purchase.title());
        facts.put("Amount", purchase.price());
        facts.put("State", invoice.isPaid() ? "paid" : "open");
        Html page = new Html("Invoice " + invoice.number()).facts(facts);
        if (!invoice.isPaid()) {
            page.button("/invoice/" + id, "Pay", true, Map.of());
        }
        return page.reply(200);
    }
}
