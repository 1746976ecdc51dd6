package com.crovver.testkit;

import static com.crovver.testkit.Operation.ACTIVE_ADDONS;
import static com.crovver.testkit.Operation.AVAILABLE_ADDONS;
import static com.crovver.testkit.Operation.CONSUME_CREDITS;
import static com.crovver.testkit.Operation.CREDITS_BALANCE;
import static com.crovver.testkit.Operation.PURCHASE_ADDON;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Shapes of balances, consumption and add-ons; rows 48 to 52 and 65 to 69 of the contract. */
final class CreditShapes {

    static final Switch ADDON_CASING =
            Switch.of("addonCasing", "snake").or("camel", rows(AVAILABLE_ADDONS, CreditShapes::camelAddon));
    static final Switch ACTIVE_CASING =
            Switch.of("activeCasing", "snake").or("camel", rows(ACTIVE_ADDONS, CreditShapes::camelActive));

    static final List<Switch> ALL = List.of(
            Switch.of("consumeWords", "reference").or("pages", CreditShapes::wordsOfThePages),
            Switch.of("hardLimit", "result").onlyByName("error", CreditShapes::hardLimitAsError),
            Switch.of("blockedReplay", "replay").behaviour("again"),
            Switch.of("usagePercent", "base").or("total", CreditShapes::percentOfTotal),
            Switch.of("balanceName", "total").onlyByName("remaining", CreditShapes::remaining),
            Switch.of("balance", "keyed").or("list", CreditShapes::list),
            Switch.of("expiryWord", "period_end")
                    .or(
                            "period",
                            rows(
                                    AVAILABLE_ADDONS,
                                    row -> Fields.word(row, "expiry_type", Map.of("period_end", "period")))),
            Switch.of("addonProvider", "page").or("node", rows(AVAILABLE_ADDONS, CreditShapes::providerFields)),
            ADDON_CASING,
            Switch.of("activeCounts", "text").or("number", rows(ACTIVE_ADDONS, CreditShapes::countsAsNumbers)),
            ACTIVE_CASING,
            Switch.of("purchaseReplay", "short", CreditShapes::shortReplay).or("full", draft -> {}));

    private CreditShapes() {}

    private static Consumer<Draft> rows(Operation operation, Consumer<ObjectNode> change) {
        return draft -> {
            if (draft.answers(operation)) {
                draft.rows("").forEach(change);
            }
        };
    }

    private static void wordsOfThePages(Draft draft) {
        if (draft.answers(CONSUME_CREDITS)) {
            Fields.word(draft.object(), "result", Map.of("allowed", "success", "blocked", "insufficient_credits"));
        }
    }

    /** No source names the status; it must not be 402, which says that there is no subscription. */
    private static void hardLimitAsError(Draft draft) {
        if (draft.answers(CONSUME_CREDITS)
                && List.of("blocked", "insufficient_credits")
                        .contains(draft.data().path("result").asText())) {
            Refusal refusal = new Refusal(422, "INSUFFICIENT_CREDITS", "The pool has too few credits");
            draft.refuse(refusal, ErrorShape.OBJECT);
        }
    }

    private static void percentOfTotal(Draft draft) {
        if (draft.answers(CREDITS_BALANCE)) {
            Draft.rowsOf(values(draft))
                    .forEach(row -> row.put(
                            "usagePercent",
                            CreditsBalance.usagePercent(
                                    row.path("limit").asLong(),
                                    row.path("total").asLong())));
        }
    }

    private static void remaining(Draft draft) {
        if (draft.answers(CREDITS_BALANCE)) {
            Draft.rowsOf(values(draft)).forEach(row -> Fields.rename(row, Map.of("total", "remaining")));
        }
    }

    private static void list(Draft draft) {
        if (draft.answers(CREDITS_BALANCE)) {
            ArrayNode pools = values(draft);
            Draft.rowsOf(pools).forEach(row -> {
                Fields.rename(row, Map.of("total", "remaining"));
                row.retain("poolKey", "remaining");
            });
            draft.data(Json.object().set("pools", pools));
        }
    }

    private static ArrayNode values(Draft draft) {
        ArrayNode values = Json.array();
        draft.data().forEach(values::add);
        return values;
    }

    private static void providerFields(ObjectNode addon) {
        addon.put("provider_id", "stripe")
                .put("external_price_id", "price_" + addon.path("id").asText());
    }

    private static void camelAddon(ObjectNode addon) {
        Fields.rename(addon, Map.of("display_name", "name", "credit_qty", "creditQty"));
        addon.retain("id", "name", "creditQty", "currency", "amount");
    }

    private static void countsAsNumbers(ObjectNode row) {
        for (String name : List.of("addon_remaining", "active_addon_grants")) {
            row.put(name, row.path(name).asLong());
        }
    }

    private static void camelActive(ObjectNode row) {
        Fields.rename(row, Map.of("pool_key", "poolKey", "addon_remaining", "remaining"));
        row.retain("poolKey", "remaining");
    }

    private static void shortReplay(Draft draft) {
        if (!draft.answers(PURCHASE_ADDON)) {
            return;
        }
        if (draft.data().path("alreadyProcessed").asBoolean()) {
            draft.object().retain("purchaseId", "checkoutUrl", "alreadyProcessed");
        } else {
            draft.object().remove("alreadyProcessed");
        }
    }
}
