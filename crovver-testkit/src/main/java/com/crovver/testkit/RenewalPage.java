package com.crovver.testkit;

import com.crovver.testkit.Pages.Visitor;
import java.util.List;
import java.util.Map;

/** Where a subscription that ran out is paid for again, without a new checkout. */
final class RenewalPage {

    private RenewalPage() {}

    static Reply answer(boolean submitted, Map<String, String> form, World world) {
        Visitor visitor = Pages.visitor(form, world).orElse(null);
        if (visitor == null) {
            return Pages.noToken();
        }
        List<Subscription> ended = visitor.tenant().subscriptions().stream()
                .filter(each -> each.status() == Status.EXPIRED || each.status() == Status.PAST_DUE)
                .toList();
        return submitted ? renew(visitor, ended, form, world) : show(visitor, ended, world);
    }

    private static Reply show(Visitor visitor, List<Subscription> ended, World world) {
        Html page = new Html("Renew").paragraph("For " + visitor.tenant().name());
        if (ended.isEmpty()) {
            page.paragraph("Nothing is to be renewed.");
        }
        for (Subscription subscription : ended) {
            Session.Purchase purchase = Purchases.renewal(world, visitor.tenant(), subscription);
            page.button(
                    "/renewal",
                    purchase.title() + " for " + purchase.price(),
                    true,
                    visitor.fields("subscription", subscription.id()));
        }
        return page.link(visitor.token().returnUrl(), "Back").reply(200);
    }

    private static Reply renew(Visitor visitor, List<Subscription> ended, Map<String, String> form, World world) {
        Subscription subscription = ended.stream()
                .filter(each -> each.id().equals(form.get("subscription")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("choose a subscription that ran out"));
        String back = visitor.token().returnUrl();
        Session.Purchase purchase = Purchases.renewal(world, visitor.tenant(), subscription);
        return Reply.seeOther(CheckoutPage.url(world, world.till().open(purchase, back, back)));
    }
}
