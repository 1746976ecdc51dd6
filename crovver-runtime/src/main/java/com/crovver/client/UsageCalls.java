package com.crovver.client;

import com.crovver.model.UsageLimit;
import com.crovver.model.UsageReceipt;
import org.jspecify.annotations.Nullable;

/** The deprecated calls about the usage log that credits replaced. */
final class UsageCalls {

    private UsageCalls() {}

    static ApiCall<UsageReceipt> record(RecordUsageRequest event) {
        JsonBody body = new JsonBody()
                .with("requestingEntityId", event.tenantId())
                .with("metric", event.metric())
                .with("value", event.value())
                .with("productSlug", event.productSlug())
                .with("metadata", event.metadata());
        return ApiCall.post(
                "/api/public/record-usage", body, Repeat.NEVER, KeyChoice.SECRET, answer -> receipt(answer.data()));
    }

    static ApiCall<UsageLimit> check(String tenantId, String metric, @Nullable String productSlug) {
        JsonBody body = new JsonBody()
                .with("requestingEntityId", Ids.required("tenantId", tenantId))
                .with("metric", Ids.required("metric", metric))
                .with("productSlug", Ids.optional("productSlug", productSlug));
        return ApiCall.post(
                "/api/public/check-usage-limit",
                body,
                Repeat.SAFE,
                KeyChoice.SECRET_OR_PUBLIC,
                answer -> limit(answer.data()));
    }

    /** A call that succeeded counted, unless one of its flags denies it. */
    private static UsageReceipt receipt(Json data) {
        Json success = data.get("success", "recorded");
        return new UsageReceipt(
                success.isAbsent() || success.flag(),
                data.get("metric", "metricKey").textOrNull(),
                data.get("recordedValue", "quantity").decimalOrNull(),
                data.get("message").textOrNull());
    }

    private static UsageLimit limit(Json data) {
        Json allowed = data.get("allowed", "withinLimit");
        if (allowed.isAbsent()) {
            throw allowed.unexpected("true or false");
        }
        return new UsageLimit(
                allowed.isTrue(),
                data.get("current", "used").decimalOrNull(),
                data.get("limit").decimalOrNull(),
                data.get("remaining").decimalOrNull(),
                data.get("percentage", "percentUsed").decimalOrNull(),
                data.get("metric", "metricKey").textOrNull());
    }
}
