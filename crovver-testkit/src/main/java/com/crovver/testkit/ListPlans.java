package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The catalogue, in the order of its declaration. */
final class ListPlans implements Endpoint {

    @Override
    public Answer answer(Call call, World world) {
        ObjectNode data = Json.object();
        ArrayNode plans = data.putArray("plans");
        // Crovver's own portal, which alone has a service key, sells no plan that takes test credentials.
        world.plans().stream()
                .filter(plan -> !plan.testMode() || call.key() != Keys.Kind.SERVICE)
                .forEach(plan -> plans.add(json(plan)));
        return Answer.ok(data.set("organization", OrganizationJson.of(world.organization())));
    }

    private static ObjectNode json(Plan plan) {
        ObjectNode json =
                Json.object().put("id", plan.id()).put("name", plan.name()).put("description", plan.description());
        json.set("pricing", pricing(plan));
        ArrayNode prices = json.putArray("prices");
        plan.prices().forEach(price -> prices.add(price(plan, price)));
        json.putObject("trial").put("days", plan.trialDays()).put("available", plan.trialDays() > 0);
        PlanJson.addFeatures(json, plan);
        json.putObject("product")
                .put("id", plan.product().id())
                .put("name", plan.product().name())
                .put("description", plan.product().description());
        json.putArray("paymentProviders")
                .addObject()
                .put("provider_type", plan.provider())
                .put("is_active", true);
        return json.put("isFree", plan.isFree())
                .put("isSeatBased", plan.isSeatBased())
                .put("test_mode", plan.testMode());
    }

    private static ObjectNode pricing(Plan plan) {
        ObjectNode pricing = PricingJson.of(plan, plan.firstPrice());
        SeatTerms seats = plan.seats();
        return seats == null ? pricing : pricing.put("minSeats", seats.min()).put("maxSeats", seats.max());
    }

    /** Flat prices are numbers here, and seat prices text: that is how the reference page has it. */
    private static ObjectNode price(Plan plan, Price price) {
        ObjectNode json = Json.object().put("currency", price.currency().getCurrencyCode());
        if (!plan.isSeatBased()) {
            return json.set("amount", Json.number(price.amount()));
        }
        return json.put("basePrice", Json.text(price.amount(), price.currency()))
                .put("perSeatPrice", Json.text(price.perSeat(), price.currency()));
    }
}
