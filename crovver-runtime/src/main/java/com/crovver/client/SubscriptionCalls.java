package com.crovver.client;

import com.crovver.model.Plan;
import com.crovver.model.Product;
import com.crovver.model.Subscription;
import com.crovver.model.SubscriptionStatus;
import java.util.List;

/** Calls about subscriptions. */
final class SubscriptionCalls {

    private SubscriptionCalls() {}

    static ApiCall<List<Subscription>> subscriptions(String tenantId) {
        return ApiCall.get(
                        "/api/public/subscriptions",
                        KeyChoice.SECRET,
                        answer -> List.copyOf(answer.data().listIn("subscriptions", SubscriptionCalls::subscription)))
                .withQuery("requestingEntityId", Ids.required("tenantId", tenantId));
    }

    /** A record nested in snake case, nested in camel case, flat, or a mixture. */
    private static Subscription subscription(Json record) {
        Json billing = record.get("billing");
        Json trial = record.get("trial");
        Json cancellation = record.get("cancellation");
        Json capacity = record.get("capacity");
        Json planRecord = record.get("plan");
        Plan plan = planRecord.isAbsent() ? null : PlanReader.plan(planRecord);
        Product product = PlanReader.product(record.get("product"));
        return new Subscription(
                record.get("id").text(),
                SubscriptionStatus.of(record.get("status").text()),
                plan,
                product == null && plan != null ? plan.product() : product,
                billing.get("current_period_start", "currentPeriodStart")
                        .or(record.get("currentPeriodStart", "current_period_start"))
                        .instantOrNull(),
                billing.get("current_period_end", "currentPeriodEnd")
                        .or(record.get("currentPeriodEnd", "current_period_end"))
                        .or(cancellation.get("will_end_at", "willEndAt"))
                        .instantOrNull(),
                trial.get("ends_at", "endsAt")
                        .or(record.get("trialEndsAt", "trial_ends_at"))
                        .instantOrNull(),
                cancellation
                        .get("canceled_at", "canceledAt")
                        .or(record.get("canceledAt", "canceled_at"))
                        .instantOrNull(),
                capacity.get("units", "total")
                        .or(record.get("capacityUnits", "capacity_units"))
                        .countOrNull(),
                capacity.get("billing_mode", "billingMode")
                        .or(record.get("billingMode", "billing_mode"))
                        .textOrNull(),
                record.get("created_at", "createdAt").instantOrNull());
    }
}
