package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The one price in {@code pricing}, kept by Crovver for old clients: numbers, in major units. */
final class PricingJson {

    private PricingJson() {}

    static ObjectNode of(Plan plan, Price price) {
        ObjectNode pricing = Json.object()
                .put("interval", plan.interval().word())
                .put("isSeatBased", plan.isSeatBased())
                .put("currency", price.currency().getCurrencyCode());
        SeatTerms seats = plan.seats();
        if (seats == null) {
            pricing.set("amount", Json.number(price.amount()));
        } else {
            pricing.set("basePrice", Json.number(price.amount()));
            pricing.put("includedSeats", seats.included());
            pricing.set("perSeatPrice", Json.number(price.perSeat()));
        }
        return pricing;
    }
}
