package com.crovver.testkit;

import com.crovver.testkit.Pages.Visitor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The plans on sale, and the way to the payment page: to a first plan, or from one to another. */
final class PricingPage {

    private PricingPage() {}

    static Reply answer(boolean submitted, Map<String, String> form, World world) {
        Visitor visitor = Pages.visitor(form, world).orElse(null);
        if (visitor == null) {
            return Pages.noToken();
        }
        return submitted ? choose(visitor, form, world) : show(visitor, world);
    }

    private static Reply show(Visitor visitor, World world) {
        Html page =
                new Html("Choose a plan").paragraph("For " + visitor.tenant().name());
        for (Plan plan : plans(visitor, world)) {
            if (isCurrent(plan, visitor, world)) {
                page.heading(plan.name()).paragraph("The plan of today.");
                continue;
            }
            page.heading(plan.name() + (isRequired(plan, visitor) ? " (recommended)" : ""));
            if (plan.description() != null) {
                page.paragraph(plan.description());
            }
            for (Price price : plan.prices()) {
                String code = price.currency().getCurrencyCode();
                page.button(
                        "/pricing",
                        "Choose " + plan.name() + " for " + Json.text(price.amount(), price.currency()) + " " + code,
                        isRequired(plan, visitor),
                        visitor.fields("plan", plan.id(), "currency", code));
            }
        }
        return page.link(visitor.token().returnUrl(), "Back").reply(200);
    }

    private static List<Plan> plans(Visitor visitor, World world) {
        String product = visitor.token().productSlug();
        List<Plan> plans = new ArrayList<>(world.plans());
        plans.removeIf(plan -> product != null && !plan.product().slug().equals(product));
        plans.sort(Comparator.comparing(plan -> !isRequired(plan, visitor)));
        return plans;
    }

    private static boolean isCurrent(Plan plan, Visitor visitor, World world) {
        return world.live(visitor.tenant(), plan.product().slug())
                .filter(live -> live.planId().equals(plan.id()))
                .isPresent();
    }

    private static boolean isRequired(Plan plan, Visitor visitor) {
        String wanted = visitor.token().requiredPlan();
        String feature = visitor.token().requiredFeature();
        return wanted == null
                ? feature != null && plan.grants(feature)
                : wanted.equals(plan.id()) || wanted.equals(plan.name());
    }

    private static Reply choose(Visitor visitor, Map<String, String> form, World world) {
        Tenant tenant = visitor.tenant();
        Plan plan = plans(visitor, world).stream()
                .filter(each -> each.id().equals(form.get("plan")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("choose one of the plans"));
        Price price = plan.prices().stream()
                .filter(each -> each.currency().getCurrencyCode().equals(form.get("currency")))
                .findFirst()
                .orElseGet(plan::firstPrice);
        if (isCurrent(plan, visitor, world)) {
            throw new IllegalStateException(tenant.name() + " has this plan already");
        }
        Subscription former = world.live(tenant, plan.product().slug()).orElse(null);
        if (former != null && plan.isFree()) {
            throw new IllegalStateException("cancel the plan of today to go on with a free one");
        }
        Subscription subscription =
                Checkout.begin(tenant, plan, price.currency(), seats(plan, former), plan.provider(), world);
        String back = visitor.token().returnUrl();
        if (plan.isFree()) {
            return Reply.seeOther(back);
        }
        Session.Purchase purchase = former == null
                ? Purchases.start(world, tenant, subscription)
                : Purchases.change(world, tenant, former, subscription);
        return Reply.seeOther(CheckoutPage.url(world, world.till().open(purchase, back, back)));
    }

    /** The fewest that are sold, or as many as before, as far as the plan has them. */
    private static int seats(Plan plan, @Nullable Subscription former) {
        SeatTerms terms = plan.seats();
        if (terms == null) {
            return 0;
        }
        int before = former == null ? 0 : former.seats().capacity();
        int wanted = Math.max(terms.fewest(), before);
        return terms.max() == null ? wanted : Math.min(wanted, terms.max());
    }
}
