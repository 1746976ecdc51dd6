package com.crovver.testkit;

/** Seats in use and seats paid for. */
final class SeatCount implements Endpoint {

    @Override
    public Answer answer(Call call, World world) {
        Subscription subscription = SeatCalls.liveSubscription(call, world);
        Seats seats = subscription.seats();
        return Answer.ok(Json.object()
                .put("activeCount", seats.activeCount())
                .put("capacityUnits", seats.capacity())
                .put("utilizationPercentage", seats.utilization())
                .put("billingMode", subscription.billingMode())
                .put("exceeded", seats.exceeded()));
    }
}
