package com.crovver.client;

import com.crovver.model.Money;
import com.crovver.model.Proration;
import com.crovver.model.SeatAllocation;
import com.crovver.model.SeatCount;

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
                .with("metadata", wish.metadata().isEmpty() ? null : wish.metadata());
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

    /** There is a seat only if {@code success} is true and no flag says otherwise: previews leave {@code success} out. */
    private static SeatAllocation allocation(Json data) {
        if (data.get("requiresCheckout", "requires_checkout").flag()) {
            return new SeatAllocation.CheckoutRequired(
                    data.get("newCapacity", "new_capacity").countOrNull());
        }
        if (data.get("requiresProration", "requires_proration").flag()) {
            return new SeatAllocation.ProrationRequired(proration(data.get("proration")));
        }
        Json success = data.get("success");
        if (!success.isTrue()) {
            throw success.unexpected("true, or a flag that says what is required");
        }
        Json capacity = data.get("capacity");
        return new SeatAllocation.Allocated(capacity.isAbsent() ? null : seatCount(capacity));
    }

    private static SeatCount seatCount(Json seats) {
        long active = seats.get("activeCount", "active_count").count();
        long capacity = seats.get("capacityUnits", "capacity_units").count();
        Json exceeded = seats.get("exceeded");
        return new SeatCount(active, capacity, exceeded.isAbsent() ? active > capacity : exceeded.flag());
    }

    private static Proration proration(Json preview) {
        return new Proration(
                new Money(
                        preview.get("amount").decimal(), preview.get("currency").currency()),
                preview.get("description").textOrNull(),
                preview.get("daysRemaining", "days_remaining").decimalOrNull(),
                preview.get("totalDaysInPeriod", "total_days_in_period").decimalOrNull(),
                preview.get("currentSeats", "current_seats").count(),
                preview.get("newSeats", "new_seats").count());
    }
}
