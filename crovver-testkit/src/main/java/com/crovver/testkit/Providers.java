package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** The payment providers: cards that renew by themselves, and gateways that a person has to visit each time. */
final class Providers implements Endpoint {

    private static final Set<String> GATEWAYS = Set.of("khalti", "esewa");

    static String idOf(String code) {
        return "pp_" + code;
    }

    /** Whether it charges by itself, and has a payment page for all purchases; the others get invoices. */
    static boolean isRecurring(String code) {
        return !GATEWAYS.contains(code);
    }

    @Override
    public Answer answer(Call call, World world) {
        ArrayNode providers = Json.array();
        ObjectNode stripe = provider("stripe", "Stripe", true)
                .put("description", "Cards, recurring")
                .put("logoUrl", world.url() + "/logos/stripe.svg");
        stripe.withArray("capabilities").add("recurring").add("one_time");
        providers.add(stripe);
        providers.add(provider("khalti", "Khalti", false));
        providers.add(provider("esewa", "eSewa", false));
        return Answer.ok(Json.object().set("providers", providers));
    }

    private static ObjectNode provider(String code, String name, boolean recurring) {
        ObjectNode json = Json.object()
                .put("id", idOf(code))
                .put("code", code)
                .put("name", name)
                .put("isEnabled", true)
                .put("supportsRecurringBilling", recurring)
                .put("supportsWebhooks", recurring)
                .put("supportsTestMode", true);
        json.putArray("capabilities");
        return json;
    }
}
