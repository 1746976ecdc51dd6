package com.crovver.client;

import com.crovver.model.ConsumeResult;
import com.crovver.model.CreditBalance;
import com.crovver.model.LimitBehavior;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls about credit pools: balances and consumption. */
final class CreditCalls {

    private CreditCalls() {}

    static ApiCall<Map<String, CreditBalance>> balance(String tenantId) {
        return ApiCall.get("/api/public/credits/balance", KeyChoice.SECRET_OR_PUBLIC, answer -> balances(answer.data()))
                .withQuery("tenantId", Ids.required("tenantId", tenantId));
    }

    static ApiCall<ConsumeResult> consume(ConsumeCreditsRequest wish) {
        JsonBody body = new JsonBody()
                .with("tenantId", wish.tenantId())
                .with("poolKey", wish.poolKey())
                .with("amount", wish.amount())
                .with("idempotencyKey", wish.idempotencyKey())
                .with("metadata", wish.metadata());
        return ApiCall.post(
                "/api/public/credits/consume",
                body,
                Repeat.IDEMPOTENT,
                KeyChoice.SECRET,
                answer -> consumed(answer, wish.poolKey()));
    }

    /** An object keyed by pool, or a list, bare or under {@code pools}; a pool may have the key "pools". */
    private static Map<String, CreditBalance> balances(Json data) {
        Map<String, CreditBalance> balances = new LinkedHashMap<>();
        if (data.isAbsent()) {
            return Map.of();
        }
        if (data.isArray() || data.get("pools").isArray()) {
            Collection<CreditBalance> list = data.listIn("pools", pool -> balance(pool, null));
            list.forEach(balance -> balances.put(balance.poolKey(), balance));
        } else {
            data.fields().forEach((key, pool) -> {
                if (!pool.isAbsent()) {
                    balances.put(key, balance(pool, key));
                }
            });
        }
        return Collections.unmodifiableMap(balances);
    }

    private static CreditBalance balance(Json pool, @Nullable String knownKey) {
        String key =
                knownKey != null ? knownKey : pool.get("poolKey", "pool_key").text();
        String displayName = pool.get("displayName", "display_name", "name").textOrNull();
        return new CreditBalance(
                key,
                displayName == null ? key : displayName,
                pool.get("total", "remaining").count(),
                pool.get("baseRemaining", "base_remaining").countOrNull(),
                pool.get("addonRemaining", "addon_remaining").countOrNull(),
                pool.get("limit").countOrNull(),
                limitBehavior(pool.get("limitBehavior", "limit_behavior"), LimitBehavior.UNKNOWN),
                pool.get("nextExpiry", "next_expiry").instantOrNull());
    }

    static LimitBehavior limitBehavior(Json word, LimitBehavior otherwise) {
        if (word.isAbsent()) {
            return otherwise;
        }
        return switch (word.text()) {
            case "hard" -> LimitBehavior.HARD;
            case "soft" -> LimitBehavior.SOFT;
            default -> LimitBehavior.UNKNOWN;
        };
    }

    private static ConsumeResult consumed(Decoder.Answer answer, String askedPool) {
        Json data = answer.data();
        String word = data.get("result").text();
        ConsumeResult.Outcome outcome = switch (word) {
            case "allowed", "success" -> ConsumeResult.Outcome.ALLOWED;
            case "warning" -> ConsumeResult.Outcome.WARNING;
            case "blocked", "insufficient_credits" -> ConsumeResult.Outcome.BLOCKED;
            default -> ConsumeResult.Outcome.UNKNOWN;
        };
        String pool = data.get("poolKey", "pool_key").textOrNull();
        return new ConsumeResult(
                outcome,
                word,
                data.get("remaining").count(),
                data.get("alreadyProcessed", "already_processed").flag(),
                pool == null ? askedPool : pool,
                answer.mayBeEcho());
    }
}
