package com.crovver.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Gives one user a seat, or says what one more would cost. */
final class AllocateSeat implements Endpoint {

    @Override
    public JsonNode answer(Call call, World world) {
        Allocation wanted = new Allocation(
                call.requiredText("externalUserId", "requestingUserId"),
                call.text("email").orElse(null),
                call.text("name").orElse(null),
                call.object("metadata").orElse(null),
                true);
        Subscription subscription = SeatCalls.liveSubscription(call, world);
        Seats seats = subscription.seats();
        Plan plan = world.plan(subscription.planId());
        SeatTerms terms = plan.seats();
        // A plan that sells no seats cannot ask for more money: there the user is seated, and the excess reported.
        if (terms != null && !seats.holds(wanted.userId()) && !seats.hasRoom()) {
            return call.flag("confirmProration")
                    ? checkout(seats)
                    : preview(oneMore(subscription, plan, terms, world.now()));
        }
        seats.occupy(wanted);
        return recorded(seats);
    }

    private static Proration oneMore(Subscription subscription, Plan plan, SeatTerms terms, Instant now) {
        Price price = plan.priceIn(subscription.currency()).orElseGet(plan::firstPrice);
        int capacity = subscription.seats().capacity();
        return Proration.of(price, terms, subscription.period(), now, capacity, capacity + 1L);
    }

    private static ObjectNode recorded(Seats seats) {
        ObjectNode data = Json.object().put("success", true).put("message", "Seat recorded");
        data.putObject("capacity")
                .put("activeCount", seats.activeCount())
                .put("capacityUnits", seats.capacity())
                .put("exceeded", seats.exceeded());
        return data;
    }

    private static ObjectNode checkout(Seats seats) {
        return Json.object()
                .put("requiresCheckout", true)
                .put("message", "Open a proration checkout to pay for the seat")
                .put("newCapacity", seats.capacity() + 1);
    }

    /** Leaves out the inner {@code success}, as Crovver does: nothing was recorded. */
    private static ObjectNode preview(Proration proration) {
        ObjectNode data = Json.object().put("requiresProration", true);
        ObjectNode price = data.putObject("proration");
        price.set("amount", Json.number(proration.amount()));
        price.put("currency", proration.currency().getCurrencyCode())
                .put("description", "One more seat until the period ends")
                .put("daysRemaining", proration.daysRemaining())
                .put("totalDaysInPeriod", proration.totalDays())
                .put("currentSeats", proration.currentSeats())
                .put("newSeats", proration.newSeats());
        return data.put("message", "All seats are taken; confirm the extra charge to continue");
    }
}
