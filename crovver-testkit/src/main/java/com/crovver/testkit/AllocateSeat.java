package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/** Gives one user a seat, or says what one more would cost. */
final class AllocateSeat implements Endpoint {

    @Override
    public Answer answer(Call call, World world) {
        Allocation wanted = SeatCalls.wanted(call, call.object("metadata"), world.now());
        Subscription subscription = SeatCalls.liveSubscription(call, world);
        Seats seats = subscription.seats();
        Plan plan = world.plan(subscription.planId());
        SeatTerms terms = plan.seats();
        // A plan that sells no seats cannot ask for more money: there the user is seated, and the excess reported.
        if (terms != null && !seats.holds(wanted.userId()) && !seats.hasRoom()) {
            Proration proration = Proration.of(subscription, plan, terms, world.now(), seats.capacity() + 1L);
            return Answer.ok(
                    call.flag("confirmProration")
                            ? checkout(proration)
                            : preview(proration, subscription.period(), world.now()));
        }
        seats.occupy(wanted);
        return Answer.ok(recorded(seats));
    }

    private static ObjectNode recorded(Seats seats) {
        ObjectNode data = Json.object().put("success", true).put("message", "Seat recorded");
        return data.set("capacity", SeatCalls.capacity(seats).put("exceeded", seats.exceeded()));
    }

    private static ObjectNode checkout(Proration proration) {
        ObjectNode data = Json.object()
                .put("requiresCheckout", true)
                .put("message", "Open a proration checkout to pay for the seat")
                .put("newCapacity", proration.newSeats());
        return data.set("prorationAmount", Json.number(proration.amount()));
    }

    /** Leaves out the inner {@code success}, as Crovver does: nothing was recorded. */
    private static ObjectNode preview(Proration proration, Period period, Instant now) {
        ObjectNode data = Json.object().put("requiresProration", true);
        ObjectNode price = data.putObject("proration");
        price.set("amount", Json.number(proration.amount()));
        price.put("currency", proration.currency().getCurrencyCode())
                .put("description", proration.description())
                .put("calculation", proration.calculation())
                .put("daysRemaining", proration.daysRemaining())
                .put("exactDays", exactDays(period, now))
                .put("totalDaysInPeriod", proration.totalDays())
                .set("perSeatPrice", Json.number(proration.perSeat()));
        price.put("currentSeats", proration.currentSeats()).put("newSeats", proration.newSeats());
        return data.put("message", "All seats are taken; confirm the extra charge to continue");
    }

    /** Days left to a tenth, as one of the sources counts them. */
    private static double exactDays(Period period, Instant now) {
        double days = Duration.between(now, period.end()).toSeconds()
                / (double) Duration.ofDays(1).toSeconds();
        return Math.round(days * 10) / 10.0;
    }
}
