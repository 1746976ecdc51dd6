package com.crovver.testkit;

import static com.crovver.testkit.Operation.ALLOCATE_SEAT;
import static com.crovver.testkit.Operation.BULK_ALLOCATE;
import static com.crovver.testkit.Operation.LIST_ALLOCATIONS;
import static com.crovver.testkit.Operation.PRORATION_CHECKOUT;
import static com.crovver.testkit.Operation.SEAT_COUNT;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Shapes of every answer: errors, what stands around the data, moments; rows 3 to 5 of the contract, and webhooks. */
final class EnvelopeShapes {

    private static final Set<Operation> SEATS =
            Set.of(ALLOCATE_SEAT, BULK_ALLOCATE, LIST_ALLOCATIONS, SEAT_COUNT, PRORATION_CHECKOUT);

    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");

    static final List<Switch> ALL = List.of(
            // Together with errors=text or bare it would lose the code that tells it from other errors.
            Switch.of("noSubscription", "page").onlyByName("overview", EnvelopeShapes::noSubscription),
            Switch.of("instants", "page")
                    .or("seconds", draft -> moments(draft, Json::instant))
                    .or("millis", draft -> moments(draft, Json::timestamp)),
            Switch.of("errors", "page")
                    .or("object", draft -> draft.errorShape(ErrorShape.OBJECT))
                    .or("text", draft -> draft.errorShape(ErrorShape.TEXT))
                    .or("bare", draft -> draft.errorShape(ErrorShape.BARE)),
            Switch.of("envelope", "short").or("full", Draft::showNulls),
            Switch.of("createdEvent", "byHand").behaviour("always"),
            Switch.of("webhookTrialWord", "trialing").behaviour("trial"));

    private EnvelopeShapes() {}

    /** The overview page knows one error for all calls: an object, 404. */
    private static void noSubscription(Draft draft) {
        Refusal refusal = draft.refusal();
        boolean ofSeats = SEATS.contains(draft.operation());
        if (refusal != null
                && (refusal.code().equals("NO_SUBSCRIPTION")
                        || (ofSeats && refusal.code().equals("NO_ACTIVE_SUBSCRIPTION")))) {
            draft.refuse(Refusal.noLiveSubscription(), ErrorShape.OBJECT);
        }
    }

    private static void moments(Draft draft, Function<Instant, @Nullable String> form) {
        if (draft.refusal() != null) {
            return;
        }
        Fields.visit(draft.data(), (object, name) -> {
            JsonNode value = object.path(name);
            if (value.isTextual() && MOMENT.matcher(value.textValue()).matches()) {
                try {
                    object.put(name, form.apply(Instant.parse(value.textValue())));
                } catch (DateTimeParseException e) {
                    // A text of an application's that only looks like a moment.
                    object.set(name, value);
                }
            }
        });
    }
}
