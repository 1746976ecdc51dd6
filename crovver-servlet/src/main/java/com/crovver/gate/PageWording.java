package com.crovver.gate;

import com.crovver.model.Addon;
import com.crovver.model.Plan;
import com.crovver.model.PlanPrice;
import com.crovver.page.RefusalPage;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Says a problem to people: what {@link OfferMembers} says to programs, in words, and without the words of programs where a
 * form was sent twice, or cannot be checked.
 */
final class PageWording {

    private PageWording() {}

    private record Words(String title, String detail) {}

    /** By kind of problem. */
    private static final Map<String, Words> FOR_PEOPLE = Map.of(
            "key-running",
            new Words("Still running", "What you asked for is being done right now. Give it a moment."),
            "key-finished",
            new Words("Already done", "What you asked for has been done. It was not done or charged again."),
            "key-reused",
            new Words(
                    "This form was used before",
                    "It was sent with other content before. Nothing was done or charged. Go back, load the page again, and"
                            + " send the new form."),
            "unavailable",
            new Words(
                    "Please try again shortly",
                    "Billing does not answer right now, so what you asked for could not be completed."));

    /**
     * The page.
     *
     * @param back where people go back to, a path of this server
     */
    static RefusalPage page(Problem problem, String back) {
        WayOut wayOut = problem.wayOut();
        String link = wayOut.link();
        Words words = FOR_PEOPLE.getOrDefault(problem.kind(), new Words(problem.title(), problem.detail()));
        return new RefusalPage(
                words.title(),
                words.detail(),
                wayOut.proration() == null
                        ? null
                        : Prices.text(wayOut.proration().price()),
                wayOut.offer().addons().stream().map(PageWording::addon).toList(),
                wayOut.offer().plans().stream().map(PageWording::plan).toList(),
                link == null || !LinkTarget.isSafe(link) ? null : link,
                back);
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
