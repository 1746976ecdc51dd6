package com.crovver.testkit;

import com.crovver.testkit.Pages.Visitor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A tenant's subscriptions and invoices, with the ways to end the ones and to pay the others. */
final class BillingPage {

    private BillingPage() {}

    static Reply answer(boolean submitted, Map<String, String> form, World world) {
        Visitor visitor = Pages.visitor(form, world).orElse(null);
        if (visitor == null) {
            return Pages.noToken();
        }
        if (submitted) {
            act(visitor, form, world);
            return Reply.seeOther(visitor.here("/billing"));
        }
        return show(visitor, world);
    }

    private static Reply show(Visitor visitor, World world) {
        Tenant tenant = visitor.tenant();
        Html page = new Html("Billing of " + tenant.name());
        if (tenant.subscriptions().isEmpty()) {
            page.paragraph("No subscription.");
        }
        for (Subscription subscription : tenant.subscriptions()) {
            show(page, visitor, subscription, world.plan(subscription.planId()));
        }
        page.heading("Invoices");
        List<Invoice> invoices = world.till().invoicesOf(tenant);
        if (invoices.isEmpty()) {
            page.paragraph("None.");
        }
        for (Invoice invoice : invoices) {
            String state = invoice.isPaid() ? "paid" : "open";
            page.link(
                    "/invoice/" + invoice.id(),
                    invoice.number() + ": " + invoice.purchase().price() + ", " + state);
        }
        return page.link(visitor.token().returnUrl(), "Back").reply(200);
    }

    private static void show(Html page, Visitor visitor, Subscription subscription, Plan plan) {
        Status status = subscription.status();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Status", status.word());
        facts.put(
                "Period",
                Json.instant(subscription.period().start()) + " to "
                        + Json.instant(subscription.period().end()));
        if (plan.isSeatBased()) {
            facts.put(
                    "Seats",
                    subscription.seats().activeCount() + " of "
                            + subscription.seats().capacity() + " in use");
        }
        page.heading(plan.name()).facts(facts);
        if (status == Status.PAST_DUE) {
            page.button(
                    "/billing",
                    "Fix payment",
                    true,
                    visitor.fields("action", "fix", "subscription", subscription.id()));
        }
        if (status == Status.ACTIVE || status == Status.TRIAL || status == Status.PAST_DUE) {
            page.button(
                    "/billing",
                    "Cancel " + plan.name(),
                    false,
                    visitor.fields("action", "cancel", "subscription", subscription.id()));
        }
    }

    private static void act(Visitor visitor, Map<String, String> form, World world) {
        Subscription subscription = visitor.tenant().subscriptions().stream()
                .filter(each -> each.id().equals(form.get("subscription")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no such subscription"));
        switch (form.getOrDefault("action", "")) {
            case "fix" -> fix(visitor, subscription, world);
            case "cancel" -> cancel(subscription, world);
            default -> throw new IllegalStateException("the action is fix or cancel");
        }
    }

    private static void fix(Visitor visitor, Subscription subscription, World world) {
        if (subscription.status() == Status.PAST_DUE) {
            world.confirm(
                    Purchases.renewal(world, visitor.tenant(), subscription).fulfilment());
        }
    }

    private static void cancel(Subscription subscription, World world) {
        if (!subscription.status().isCanceled() && subscription.status() != Status.EXPIRED) {
            boolean atPeriodEnd = !subscription.billingMode().equals("manual");
            subscription.cancel(atPeriodEnd, world.plan(subscription.planId()), world.now());
        }
    }
}
