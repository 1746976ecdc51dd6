package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who holds a seat, or held one, page by page. */
final class ListAllocations implements Endpoint {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 100;

    @Override
    public Answer answer(Call call, World world) {
        String status = call.text("status").orElse("active");
        if (!List.of("active", "removed", "all").contains(status)) {
            throw Refusal.invalid("status", "active, removed or all");
        }
        int page = call.number("page", 1, 1);
        int limit = Math.min(MAX_LIMIT, call.number("limit", 1, DEFAULT_LIMIT));
        Seats seats = SeatCalls.liveSubscription(call, world).seats();
        List<Allocation> matching = seats.all().stream()
                .filter(each -> status.equals("all") || each.active() == status.equals("active"))
                .toList();
        ObjectNode data = Json.object();
        ArrayNode rows = data.putArray("allocations");
        matching.stream()
                .skip((page - 1L) * limit)
                .limit(limit)
                .map(ListAllocations::json)
                .forEach(rows::add);
        data.set(
                "capacity",
                SeatCalls.capacity(seats)
                        .put("utilizationPercentage", seats.utilization())
                        .put("exceeded", seats.exceeded()));
        data.set("pagination", pagination(matching.size(), page, limit));
        return Answer.ok(data);
    }

    private static ObjectNode pagination(int total, int page, int limit) {
        int pages = (total + limit - 1) / limit;
        return Json.object()
                .put("total", total)
                .put("page", page)
                .put("limit", limit)
                .put("totalPages", pages)
                .put("hasNextPage", page < pages)
                .put("hasPreviousPage", page > 1 && total > 0);
    }

    private static ObjectNode json(Allocation allocation) {
        ObjectNode json = Json.object()
                .put("externalUserId", allocation.userId())
                .put("email", allocation.email())
                .put("name", allocation.name())
                .put("status", allocation.active() ? "active" : "removed")
                .put("allocatedAt", Json.timestamp(allocation.allocatedAt()))
                .put("removedAt", timestamp(allocation.removedAt()));
        return json.set(
                "metadata",
                allocation.metadata() == null
                        ? Json.object()
                        : allocation.metadata().deepCopy());
    }

    private static @Nullable String timestamp(@Nullable Instant moment) {
        return moment == null ? null : Json.timestamp(moment);
    }
}
