package com.crovver.page;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStachePartial;
import io.jstach.jstache.JStachePartials;
import io.jstach.jstache.JStacheType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells somebody why a request was refused, and what would help.
 *
 * @param title the kind of problem
 * @param detail this problem
 * @param seatPrice what one more seat costs; null if that is not what is missing, or not known
 * @param addons packs of credits on sale
 * @param plans plans that would do
 * @param link where to buy, which whoever makes the page has checked to be safe; null if unknown
 * @param back where people go back to, which whoever makes the page has checked to be a path of this server
 */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(path = "com/crovver/page/refusal.mustache")
@JStachePartials(@JStachePartial(name = "style", path = "com/crovver/page/style.mustache"))
public record RefusalPage(
        String title,
        String detail,
        @Nullable String seatPrice,
        List<OnSale> addons,
        List<OnSale> plans,
        @Nullable String link,
        String back) {

    /**
     * Something that can be bought.
     *
     * @param name what it is called
     * @param price what it costs, in words
     */
    public record OnSale(String name, String price) {}

    /** Made with what escapes; a renderer that is left to itself writes every value as it is. */
    private static final RefusalPageRenderer RENDERER = new RefusalPageRenderer(String::valueOf, HtmlText::escape);

    /** Copies the lists. */
    public RefusalPage {
        addons = List.copyOf(addons);
        plans = List.copyOf(plans);
    }

    /** The page in ASCII. */
    public String html() {
        return RENDERER.execute(this);
    }

    boolean anyAddons() {
        return !addons.isEmpty();
    }

    boolean anyPlans() {
        return !plans.isEmpty();
    }
}
