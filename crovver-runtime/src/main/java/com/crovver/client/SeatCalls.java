package com.crovver.client;

import com.crovver.model.Allocation;
import com.crovver.model.AllocationPage;
import com.crovver.model.BulkAllocation;
import com.crovver.model.Money;
import com.crovver.model.Proration;
import com.crovver.model.SeatAllocation;
import com.crovver.model.SeatCount;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls about seats. Their errors are plain text by default. */
final class SeatCalls {

    private SeatCalls() {}

    static ApiCall<SeatAllocation> allocate(AllocateSeatRequest wish) {
        JsonBody body = new JsonBody()
                .with("requestingEntityId", wish.tenantId())
                .with("externalUserId", wish.userId())
                .with("email", wish.email())
                .with("name", wish.name())
                .with("confirmProration", wish.confirmProration() ? true : null)
                .with("metadata", wish.metadata());
        return ApiCall.post(
                        "/api/public/capacity/allocate",
                        body,
                        Repeat.NEVER,
                        KeyChoice.SECRET,
                        answer -> allocation(answer.data()))
                .aboutSeats();
    }

    static ApiCall<SeatCount> count(String tenantId) {
        JsonBody body = new JsonBody().with("requestingEntityId", Ids.required("tenantId", tenantId));
        return ApiCall.post(
                        "/api/public/capacity/count",
                        body,
                        Repeat.SAFE,
                        KeyChoice.SECRET,
                        answer -> seatCount(answer.data()))
                .aboutSeats();
    }

    static ApiCall<BulkAllocation> bulkAllocate(BulkAllocateSeatsRequest wish) {
        JsonBody body = new JsonBody()
                .with("requestingEntityId", wish.tenantId())
                .with("users", wish.users().stream().map(SeatCalls::user).toList())
                .with("metadata", wish.metadata());
        return ApiCall.post(
                        "/api/public/capacity/bulk-allocate",
                        body,
                        Repeat.NEVER,
                        KeyChoice.SECRET,
                        answer -> bulk(answer.data()))
                .aboutSeats();
    }

    static ApiCall<AllocationPage> allocations(GetAllocationsRequest question) {
        return ApiCall.get(
                        "/api/public/capacity/allocations", KeyChoice.SECRET, answer -> page(answer.data(), question))
                .withQuery("requestingEntityId", question.tenantId())
                .withQuery("status", question.status().word())
                .withQuery("page", Integer.toString(question.page()))
                .withQuery("limit", Integer.toString(question.limit()))
                .aboutSeats();
    }

    private static Map<String, Object> user(BulkAllocateSeatsRequest.User user) {
        return new JsonBody()
                .with("externalUserId", user.userId())
                .with("email", user.email())
                .with("name", user.name())
                .fields();
    }

    private static BulkAllocation bulk(Json data) {
        return new BulkAllocation(
                data.get("allocated").list(Json::text),
                data.get("skipped").listOrEmpty(Json::text),
                data.get("rejected").listOrEmpty(Json::text),
                seatCountOrNull(data.get("capacity")),
                data.get("message").textOrNull());
    }

    private static AllocationPage page(Json data, GetAllocationsRequest question) {
        List<Allocation> allocations = data.listIn("allocations", SeatCalls::allocated);
        Json paging = data.get("pagination");
        Integer page = paging.get("page").intOrNull();
        Integer pages = paging.get("totalPages", "total_pages").intOrNull();
        Json next = paging.get("hasNextPage", "has_next_page");
        Long total = paging.get("total").countOrNull();
        int number = page == null ? question.page() : page;
        boolean more = next.isAbsent() ? pages != null && number < pages : next.flag();
        return new AllocationPage(
                allocations,
                seatCountOrNull(data.get("capacity")),
                total == null ? allocations.size() : total,
                number,
                paging.get("limit").intOrNull(),
                pages != null ? pages : number + (more ? 1 : 0),
                more);
    }

    private static Allocation allocated(Json record) {
        return new Allocation(
                record.get("externalUserId", "external_user_id").text(),
                record.get("email").textOrNull(),
                record.get("name").textOrNull(),
                record.get("status").text(),
                record.get("allocatedAt", "allocated_at").instantOrNull(),
                record.get("removedAt", "removed_at").instantOrNull(),
                record.get("metadata").metadata());
    }

    /** There is a seat only if {@code success} is true and no flag says otherwise: previews leave {@code success} out. */
    private static SeatAllocation allocation(Json data) {
        if (data.get("requiresCheckout", "requires_checkout").flag()) {
            return new SeatAllocation.CheckoutRequired(
                    data.get("newCapacity", "new_capacity").countOrNull(),
                    data.get("prorationAmount", "proration_amount").decimalOrNull());
        }
        if (data.get("requiresProration", "requires_proration").flag()) {
            return new SeatAllocation.ProrationRequired(proration(data.get("proration")));
        }
        Json success = data.get("success");
        if (!success.isTrue()) {
            throw success.unexpected("true, or a flag that says what is required");
        }
        return new SeatAllocation.Allocated(seatCountOrNull(data.get("capacity")));
    }

    private static @Nullable SeatCount seatCountOrNull(Json seats) {
        return seats.isAbsent() ? null : seatCount(seats);
    }

    private static SeatCount seatCount(Json seats) {
        long active = seats.get("activeCount", "active_count").count();
        long capacity = seats.get("capacityUnits", "capacity_units").count();
        Json exceeded = seats.get("exceeded");
        return new SeatCount(
                active,
                capacity,
                exceeded.isAbsent() ? active > capacity : exceeded.flag(),
                seats.get("billingMode", "billing_mode").textOrNull());
    }

    private static Proration proration(Json preview) {
        Currency currency = preview.get("currency").currency();
        BigDecimal perSeat = preview.get("perSeatPrice", "per_seat_price").decimalOrNull();
        return new Proration(
                new Money(preview.get("amount").decimal(), currency),
                preview.get("description").textOrNull(),
                preview.get("calculation").textOrNull(),
                preview.get("daysRemaining", "days_remaining").decimalOrNull(),
                preview.get("totalDaysInPeriod", "total_days_in_period").decimalOrNull(),
                perSeat == null ? null : new Money(perSeat, currency),
                preview.get("currentSeats", "current_seats").count(),
                preview.get("newSeats", "new_seats").count());
    }
}
