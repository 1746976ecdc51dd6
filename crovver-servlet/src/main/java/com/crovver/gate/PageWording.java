package com.crovver.gate;

import com.crovver.model.Addon;
import com.crovver.model.Plan;
import com.crovver.model.PlanPrice;
import com.crovver.page.RefusalPage;
import java.util.stream.Collectors;

/** Says a problem to people: what {@link OfferMembers} says to programs, in words. */
final class PageWording {

    private PageWording() {}

    static RefusalPage page(Problem problem) {
        WayOut wayOut = problem.wayOut();
        String link = wayOut.link();
        return new RefusalPage(
                problem.title(),
                problem.detail(),
                wayOut.proration() == null
                        ? null
                        : Prices.text(wayOut.proration().price()),
                wayOut.offer().addons().stream().map(PageWording::addon).toList(),
                wayOut.offer().plans().stream().map(PageWording::plan).toList(),
                link == null || !LinkTarget.isSafe(link) ? null : link);
    }

    private static RefusalPage.OnSale addon(Addon addon) {
        return new RefusalPage.OnSale(
                addon.displayName(), addon.credits() + " credits for " + Prices.text(addon.price()));
    }

    private static RefusalPage.OnSale plan(Plan plan) {
        String prices = plan.prices().stream().map(PageWording::price).collect(Collectors.joining(" or "));
        return new RefusalPage.OnSale(plan.name(), prices.isEmpty() ? "" : prices + Prices.period(plan.interval()));
    }

    private static String price(PlanPrice price) {
        String base = Prices.text(price.base());
        return price.perSeat() == null ? base : base + " and " + Prices.text(price.perSeat()) + " per seat";
    }
}
