package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/** State, plan and features in one answer. What it shows of a subscription depends on where that stands. */
final class SubscriptionSnapshot implements Endpoint {

    private static final Set<Status> WITH_RENEWAL =
            Set.of(Status.EXPIRED, Status.PAST_DUE, Status.CANCELED, Status.PENDING_CANCEL);

    @Override
    public Answer answer(Call call, World world) {
        Tenant tenant = world.tenant(call.requiredText("tenantId")).orElseThrow(Refusal::unknownTenant);
        Optional<Subscription> found = meant(tenant, call.text("productSlug"), world);
        ObjectNode data = Json.object()
                .put("active", found.map(Subscription::isLive).orElse(false))
                .put("status", found.map(each -> each.status().word()).orElse("none"));
        found.filter(each -> WITH_RENEWAL.contains(each.status()))
                .ifPresent(each -> data.set("renewal", renewal(each, world.plan(each.planId()))));
        data.putObject("tenant")
                .put("id", tenant.externalId())
                .put("name", tenant.name())
                .put("isActive", true);
        data.putNull("subscription").putNull("plan");
        found.ifPresent(each -> {
            Plan plan = world.plan(each.planId());
            data.set("subscription", subscription(each, plan));
            if (each.status() != Status.CANCELED) {
                data.set("plan", plan(plan, each.status() == Status.EXPIRED));
            }
        });
        return Answer.ok(data);
    }

    /** The live subscription, else the latest of those that are not. */
    private static Optional<Subscription> meant(Tenant tenant, Optional<String> product, World world) {
        Optional<Subscription> live = product.isPresent() ? world.live(tenant, product.get()) : world.live(tenant);
        return live.or(() -> tenant.subscriptions().stream()
                .filter(each -> product.isEmpty() || world.isFor(each, product.get()))
                .findFirst());
    }

    private static ObjectNode renewal(Subscription subscription, Plan plan) {
        boolean recurring = subscription.billingMode().equals("recurring") && Providers.isRecurring(plan.provider());
        Status status = subscription.status();
        ObjectNode renewal = Json.object().put("supported", status != Status.PENDING_CANCEL);
        if (status == Status.PENDING_CANCEL) {
            return renewal.putNull("method");
        }
        if (status == Status.PAST_DUE && recurring) {
            return renewal.put("method", "stripe_update");
        }
        renewal.put("method", status == Status.CANCELED || recurring ? "resubscribe" : "gateway");
        renewal.putArray("providers").add(plan.provider());
        return renewal;
    }

    private static ObjectNode subscription(Subscription subscription, Plan plan) {
        Status status = subscription.status();
        ObjectNode json = Json.object().put("id", subscription.id()).put("status", status.word());
        String start = Json.instant(subscription.period().start());
        String end = Json.instant(subscription.period().end());
        if (status == Status.CANCELED) {
            return json.put("canceledAt", Json.instant(subscription.canceledAt()))
                    .put("currentPeriodEnd", end);
        }
        if (status != Status.EXPIRED) {
            json.put("trialEndsAt", Json.instant(subscription.trialEndsAt()));
        }
        json.put("currentPeriodStart", start).put("currentPeriodEnd", end);
        if (status == Status.PENDING_CANCEL) {
            json.put("canceledAt", Json.instant(subscription.canceledAt()));
        }
        if (subscription.isLive() && plan.isSeatBased()) {
            json.put("capacityUnits", subscription.seats().capacity())
                    .put("usedCapacity", subscription.seats().activeCount());
        }
        return json;
    }

    private static ObjectNode plan(Plan plan, boolean expired) {
        ObjectNode json = Json.object()
                .put("id", plan.id())
                .put("name", plan.name())
                .put("productId", expired ? null : plan.product().id())
                .put("productName", expired ? null : plan.product().name())
                .put("productSlug", expired ? null : plan.product().slug())
                .put("billingInterval", plan.interval().word());
        ArrayNode features = json.putArray("features");
        plan.features().keySet().stream().filter(plan::grants).forEach(features::add);
        if (expired) {
            json.put("isSeatBased", plan.isSeatBased());
        }
        PlanJson.addLimits(json, plan);
        return json;
    }
}
