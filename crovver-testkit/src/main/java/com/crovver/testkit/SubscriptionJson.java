package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A subscription as the list carries it: nested, in snake_case but for the parts that are not. */
final class SubscriptionJson {

    private SubscriptionJson() {}

    static ObjectNode of(Subscription subscription, Plan plan, Instant now) {
        ObjectNode json = Json.object()
                .put("id", subscription.id())
                .put("status", subscription.status().word())
                .put("provider_subscription_id", providerId(subscription));
        json.set("billing", billing(subscription));
        json.set("trial", trial(subscription, now));
        json.set("cancellation", cancellation(subscription));
        json.set("plan", plan(plan, subscription));
        json.putObject("product")
                .put("id", plan.product().id())
                .put("name", plan.product().name());
        json.putArray("payment_providers")
                .addObject()
                .put("provider_id", Providers.idOf(plan.provider()))
                .put("provider_type", plan.provider())
                .put("is_active", true);
        if (plan.isSeatBased()) {
            json.putObject("capacity")
                    .put("units", subscription.seats().capacity())
                    .put("billing_mode", subscription.billingMode())
                    .put("used", subscription.seats().activeCount())
                    .put("total", subscription.seats().capacity());
        }
        json.putObject("metadata");
        return json.put("created_at", Json.timestamp(subscription.createdAt()))
                .put("updated_at", Json.timestamp(subscription.updatedAt()));
    }

    private static @Nullable String providerId(Subscription subscription) {
        return subscription.billingMode().equals("recurring")
                ? "sub_" + subscription.id().replace("-", "")
                : null;
    }

    private static ObjectNode billing(Subscription subscription) {
        boolean goesOn = subscription.status() == Status.ACTIVE || subscription.status() == Status.TRIAL;
        return Json.object()
                .put("current_period_start", Json.instant(subscription.period().start()))
                .put("current_period_end", Json.instant(subscription.period().end()))
                .put(
                        "next_billing_date",
                        goesOn ? Json.instant(subscription.period().end()) : null);
    }

    private static ObjectNode trial(Subscription subscription, Instant now) {
        boolean inTrial = subscription.status() == Status.TRIAL;
        return Json.object()
                .put("is_active", inTrial)
                .put("ends_at", Json.instant(subscription.trialEndsAt()))
                .put("days_remaining", inTrial ? subscription.period().daysRemaining(now) : 0);
    }

    private static ObjectNode cancellation(Subscription subscription) {
        boolean ending = subscription.status() == Status.PENDING_CANCEL;
        return Json.object()
                .put("is_canceled", subscription.status().isCanceled())
                .put("canceled_at", Json.instant(subscription.canceledAt()))
                .put("will_end_at", ending ? Json.instant(subscription.period().end()) : null);
    }

    private static ObjectNode plan(Plan plan, Subscription subscription) {
        ObjectNode json =
                Json.object().put("id", plan.id()).put("name", plan.name()).put("description", plan.description());
        json.set("pricing", PricingJson.of(plan, plan.priceFor(subscription)));
        PlanJson.addFeatures(json, plan);
        return json;
    }
}
