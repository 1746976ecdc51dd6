package com.crovver.client;

import com.crovver.model.CancelReason;
import com.crovver.model.Cancellation;
import com.crovver.model.Plan;
import com.crovver.model.Product;
import com.crovver.model.Renewal;
import com.crovver.model.Subscription;
import com.crovver.model.SubscriptionSnapshot;
import com.crovver.model.SubscriptionStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls about subscriptions. */
final class SubscriptionCalls {

    private static final Set<SubscriptionStatus.State> ACCESS = EnumSet.of(
            SubscriptionStatus.State.TRIAL, SubscriptionStatus.State.ACTIVE, SubscriptionStatus.State.PENDING_CANCEL);

    private SubscriptionCalls() {}

    static ApiCall<List<Subscription>> subscriptions(String tenantId) {
        return ApiCall.get(
                        "/api/public/subscriptions",
                        KeyChoice.SECRET,
                        answer -> List.copyOf(answer.data().listIn("subscriptions", SubscriptionCalls::subscription)))
                .withQuery("requestingEntityId", Ids.required("tenantId", tenantId));
    }

    static ApiCall<SubscriptionSnapshot> status(String tenantId, @Nullable String productSlug) {
        return ApiCall.get(
                        "/api/public/subscriptions/status",
                        KeyChoice.PUBLIC_IN_QUERY,
                        answer -> snapshot(answer.data()))
                .withQuery("tenantId", Ids.required("tenantId", tenantId))
                .withQuery("productSlug", Ids.optional("productSlug", productSlug));
    }

    static ApiCall<Cancellation> cancel(
            String subscriptionId, String tenantId, CancelReason reason, @Nullable String feedback) {
        JsonBody body = new JsonBody()
                .with("externalTenantId", Ids.required("tenantId", tenantId))
                .with("reason", reason.word())
                .with("feedback", feedback);
        return ApiCall.post(
                        "/api/public/subscriptions/{subscriptionId}/cancel",
                        body,
                        Repeat.NEVER,
                        KeyChoice.SECRET,
                        answer -> cancellation(answer.data()))
                .withSegment("subscriptionId", Ids.required("subscriptionId", subscriptionId));
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
                record.get("created_at", "createdAt").instantOrNull(),
                capacity.get("used")
                        .or(record.get("usedCapacity", "used_capacity"))
                        .countOrNull(),
                billing.get("next_billing_date", "nextBillingDate")
                        .or(record.get("nextBillingDate", "next_billing_date"))
                        .instantOrNull(),
                record.get("provider_subscription_id", "providerSubscriptionId").textOrNull(),
                record.get("updated_at", "updatedAt").instantOrNull());
    }

    /** Either all about the subscription in an object of its own, or its dates beside the status. */
    private static SubscriptionSnapshot snapshot(Json data) {
        Json own = data.get("subscription");
        Json record = own.or(data);
        Json tenant = data.get("tenant");
        Json plan = data.get("plan");
        Json renewal = data.get("renewal");
        String word = data.get("status").textOrNull();
        SubscriptionStatus status = SubscriptionStatus.of(word == null ? "none" : word);
        Json active = data.get("active", "isActive", "is_active");
        return new SubscriptionSnapshot(
                active.isAbsent() ? ACCESS.contains(status.state()) : active.isTrue(),
                status,
                tenant.get("id").textOrNull(),
                tenant.get("name").textOrNull(),
                renewal.isAbsent() ? null : renewal(renewal),
                own.get("id").textOrNull(),
                plan.isAbsent() ? null : summary(plan),
                record.get("currentPeriodStart", "current_period_start").instantOrNull(),
                record.get("currentPeriodEnd", "current_period_end").instantOrNull(),
                record.get("trialEndsAt", "trial_ends_at").instantOrNull(),
                record.get("canceledAt", "canceled_at").instantOrNull(),
                record.get("capacityUnits", "capacity_units").countOrNull(),
                record.get("usedCapacity", "used_capacity").countOrNull());
    }

    private static SubscriptionSnapshot.PlanSummary summary(Json plan) {
        Set<String> granted = PlanReader.features(plan.get("features")).entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new SubscriptionSnapshot.PlanSummary(
                plan.get("id").text(),
                plan.get("name").text(),
                plan.get("productId", "product_id").textOrNull(),
                plan.get("productName", "product_name").textOrNull(),
                plan.get("productSlug", "product_slug").textOrNull(),
                PlanReader.interval(plan.get("billingInterval", "billing_interval", "interval")),
                granted,
                plan.get("isSeatBased", "is_seat_based").flag());
    }

    private static Renewal renewal(Json renewal) {
        String word = renewal.get("method").textOrNull();
        return new Renewal(
                renewal.get("supported").isTrue(),
                Renewal.methodOf(word),
                word,
                renewal.get("providers").listOrEmpty(Json::text));
    }

    private static Cancellation cancellation(Json data) {
        return new Cancellation(
                data.get("subscriptionId", "subscription_id", "id").text(),
                SubscriptionStatus.of(data.get("status").text()),
                data.get("canceledAt", "canceled_at").instantOrNull(),
                data.get("currentPeriodEnd", "current_period_end", "willEndAt", "will_end_at")
                        .instantOrNull());
    }
}
