package com.crovver.testkit;

import static com.crovver.testkit.Operation.ALLOCATE_SEAT;
import static com.crovver.testkit.Operation.LIST_ALLOCATIONS;
import static com.crovver.testkit.Operation.PRORATION_CHECKOUT;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** Shapes of the seats calls; rows 6, 71 and 74 to 79 of the contract. */
final class SeatShapes {

    static final List<Switch> ALL = List.of(
            Switch.of("previewFields", "page", SeatShapes::previewOfThePage).or("php", SeatShapes::previewOfPhp),
            Switch.of("confirmation", "instruction", SeatShapes::withoutAmount).or("amount", draft -> {}),
            Switch.of("pageLimit", "present").or("absent", SeatShapes::withoutLimit),
            Switch.of("prorationUnit", "major", SeatShapes::majorUnits).or("minor", SeatShapes::minorUnits),
            Switch.of("prorationDetails", "page")
                    .or("text", draft -> keepDetails(draft, "description", "calculation"))
                    .or("days", draft -> keepDetails(draft, "daysRemaining", "totalDaysInPeriod", "perSeatPrice"))
                    .or("none", draft -> draft.object().remove("prorationDetails")),
            Switch.of("prorationName", "prorationAmount").onlyByName("proratedAmount", SeatShapes::proratedAmount),
            Switch.of("prorationStatus", "200").or("201", SeatShapes::created));

    private SeatShapes() {}

    private static void previewOfThePage(Draft draft) {
        if (draft.answers(ALLOCATE_SEAT)) {
            draft.object("proration").remove(List.of("calculation", "perSeatPrice", "exactDays"));
        }
    }

    private static void previewOfPhp(Draft draft) {
        ObjectNode proration = draft.object("proration");
        if (draft.answers(ALLOCATE_SEAT) && proration.has("exactDays")) {
            draft.object().put("success", false);
            proration.set("daysRemaining", proration.remove("exactDays"));
        }
    }

    private static void withoutAmount(Draft draft) {
        if (draft.answers(ALLOCATE_SEAT)) {
            draft.object().remove("prorationAmount");
        }
    }

    private static void withoutLimit(Draft draft) {
        if (draft.answers(LIST_ALLOCATIONS)) {
            draft.object("pagination").remove("limit");
        }
    }

    /** The currency stands beside the amount for this switch alone. */
    private static void majorUnits(Draft draft) {
        if (draft.answers(PRORATION_CHECKOUT)) {
            draft.object().remove("currency");
        }
    }

    private static void minorUnits(Draft draft) {
        if (draft.answers(PRORATION_CHECKOUT)) {
            Currency currency =
                    Currency.getInstance(draft.object().remove("currency").asText());
            BigDecimal amount = draft.data().path("prorationAmount").decimalValue();
            draft.object()
                    .set("prorationAmount", Json.number(amount.movePointRight(currency.getDefaultFractionDigits())));
        }
    }

    private static void keepDetails(Draft draft, String... names) {
        draft.object("prorationDetails").retain(names);
    }

    private static void proratedAmount(Draft draft) {
        if (draft.answers(PRORATION_CHECKOUT)) {
            Fields.rename(draft.object(), Map.of("prorationAmount", "proratedAmount"));
        }
    }

    private static void created(Draft draft) {
        if (draft.answers(PRORATION_CHECKOUT)) {
            draft.status(201);
        }
    }
}
