package com.crovver.example.page;

import io.jstach.jstache.JStache;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something was refused, and what would help.
 *
 * @param frame around it; its title says why
 * @param detail the same in a sentence
 * @param seat what one more seat costs; null if that is not what is missing
 * @param addons packs of credits on sale
 * @param plans plans that would do
 * @param link where to buy; null if nowhere
 * @param owner whether the visitor may buy
 */
@JStache(path = "refused")
public record RefusedPage(
        Frame frame,
        String detail,
        @Nullable Seat seat,
        List<OnSale> addons,
        List<OnSale> plans,
        @Nullable String link,
        boolean owner)
        implements Page {

    /** One more seat: what is paid now, for which days, and how many there are then. */
    public record Seat(String price, String days, String seats) {}

    /** Something that can be bought. */
    public record OnSale(String name, String price, String text) {}

    /** Whether there is something to buy, for somebody else than the visitor. */
    boolean askOwner() {
        return !owner && (seat != null || anyAddons() || anyPlans());
    }

    String plansHeading() {
        return seat != null || anyAddons() ? "Or a plan that has it" : "Plans that have it";
    }

    boolean anyAddons() {
        return !addons.isEmpty();
    }

    boolean anyPlans() {
        return !plans.isEmpty();
    }

    @Override
    public String html() {
        return RefusedPageRenderer.of().execute(this);
    }
}
