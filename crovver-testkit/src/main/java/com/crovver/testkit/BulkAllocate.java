package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives seats to many users, in list order until they are used up. */
final class BulkAllocate implements Endpoint {

    private static final int MAX_USERS = 100;

    @Override
    public Answer answer(Call call, World world) {
        List<Allocation> wanted = wanted(call, world);
        Subscription subscription = SeatCalls.liveSubscription(call, world);
        Seats seats = subscription.seats();
        ObjectNode data = Json.object();
        for (String list : List.of("allocated", "skipped", "rejected")) {
            data.putArray(list);
        }
        for (Allocation user : wanted) {
            data.withArray(outcome(seats, user)).add(user.userId());
        }
        data.set("capacity", SeatCalls.capacity(seats));
        int rejected = data.path("rejected").size();
        if (rejected == 0) {
            return Answer.ok(data);
        }
        data.put(
                "message",
                rejected + " of " + wanted.size() + " users did not fit into the " + seats.capacity() + " seats");
        return new Answer(207, data, null);
    }

    private static String outcome(Seats seats, Allocation user) {
        if (seats.holds(user.userId())) {
            return "skipped";
        }
        if (!seats.hasRoom()) {
            return "rejected";
        }
        seats.occupy(user);
        return "allocated";
    }

    private static List<Allocation> wanted(Call call, World world) {
        call.requiredText("requestingEntityId", "requestingTenantId");
        List<Call> users = call.list("users");
        if (users.size() > MAX_USERS) {
            throw Refusal.invalid("users", "at most " + MAX_USERS + " at once");
        }
        List<Allocation> wanted = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Call user : users) {
            Allocation allocation = SeatCalls.wanted(user, call.object("metadata"), world.now());
            if (!ids.add(allocation.userId())) {
                throw Refusal.invalid("users", "a list that names nobody twice");
            }
            wanted.add(allocation);
        }
        return wanted;
    }
}
