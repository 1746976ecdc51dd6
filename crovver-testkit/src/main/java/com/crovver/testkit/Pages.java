package com.crovver.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The pages that Crovver and its payment providers would show. Thread-safe. */
final class Pages {

    private final World world;

    Pages(World world) {
        this.world = world;
    }

    /** The page of a path; empty if there is none. */
    Optional<Reply> answer(Incoming request) {
        String[] path = request.path().split("/", -1);
        if (path.length < 2 || path.length > 3 || request.bodyTooLong()) {
            return Optional.empty();
        }
        boolean submitted = request.method().equals("POST");
        if (!submitted && !request.method().equals("GET")) {
            return Optional.empty();
        }
        Map<String, String> form = submitted ? Incoming.parameters(request.body()) : request.parameters();
        String id = path.length == 3 ? path[2] : "";
        return world.atomically(locked -> page(path[1] + (path.length == 3 ? "/" : ""), id, submitted, form, locked));
    }

    private static Optional<Reply> page(
            String page, String id, boolean submitted, Map<String, String> form, World world) {
        try {
            return switch (page) {
                case "checkout/" -> Optional.of(CheckoutPage.answer(id, submitted, form, world));
                case "invoice/" -> Optional.of(InvoicePage.answer(id, submitted, world));
                case "pricing" -> Optional.of(PricingPage.answer(submitted, form, world));
                case "billing" -> Optional.of(BillingPage.answer(submitted, form, world));
                case "renewal" -> Optional.of(RenewalPage.answer(submitted, form, world));
                default -> Optional.empty();
            };
        } catch (IllegalStateException e) {
            return Optional.of(new Html("Not possible")
                    .paragraph(String.valueOf(e.getMessage()))
                    .reply(409));
        }
    }

    /** The tenant that the page's token speaks of. */
    static Optional<Visitor> visitor(Map<String, String> form, World world) {
        return world.tokens()
                .valid(form.getOrDefault("token", ""), world.now())
                .flatMap(token -> world.tenant(token.tenantId()).map(tenant -> new Visitor(token, tenant)));
    }

    /** Who looks at a page of the portal. */
    record Visitor(Tokens.Token token, Tenant tenant) {

        Map<String, String> fields(String... namesAndValues) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("token", token.text());
            for (int i = 0; i < namesAndValues.length; i += 2) {
                fields.put(namesAndValues[i], namesAndValues[i + 1]);
            }
            return fields;
        }

        String here(String page) {
            return page + "?token=" + token.text();
        }
    }

    static Reply noToken() {
        return new Html("This link is no longer valid")
                .paragraph("Its token is missing, unknown, or older than 10 minutes. Go back to the application "
                        + "and follow the link again.")
                .reply(403);
    }

    static Reply unknown(String what) {
        return new Html("Not found").paragraph("There is no such " + what + ".").reply(404);
    }
}
