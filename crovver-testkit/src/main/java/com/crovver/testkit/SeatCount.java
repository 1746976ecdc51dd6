package com.crovver.testkit;

import com.fasterxml.jackson.databind.JsonNode;

/** Seats in use and seats paid for. */
final class SeatCount implements Endpoint {

    @Override
    public JsonNode answer(Call call, World world) {
        Subscription subscription = SeatCalls.liveSubscription(call, world);
        Seats seats = subscription.seats();
        return Json.object()
                .put("activeCount", seats.activeCount())
                .put("capacityUnits", seats.capacity())
                .put("utilizationPercentage", seats.utilization())
                .put("billingMode", subscription.billingMode())
                .put("exceeded", seats.exceeded());
    }
}
