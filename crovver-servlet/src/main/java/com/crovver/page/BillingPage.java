package com.crovver.page;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStachePartial;
import io.jstach.jstache.JStachePartials;
import io.jstach.jstache.JStacheType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a tenant has, and a form for everything that can be bought or changed. Immutable.
 *
 * @param notice what has just happened; null if nothing
 * @param failure whether that went wrong
 * @param plan name of the plan, or that there is none
 * @param badge where the subscription stands; empty if that needs no saying
 * @param color name of the badge's colour
 * @param facts dates, seats and credits
 * @param sections what can be done, the likeliest first
 * @param back where to go without doing anything, which whoever makes the page has checked to be safe; null if nowhere
 */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(path = "com/crovver/page/billing.mustache")
@JStachePartials(@JStachePartial(name = "style", path = "com/crovver/page/style.mustache"))
public record BillingPage(
        @Nullable String notice,
        boolean failure,
        String plan,
        String badge,
        String color,
        List<Fact> facts,
        List<Section> sections,
        @Nullable String back) {

    /** Made with what escapes; a renderer that is left to itself writes every value as it is. */
    private static final BillingPageRenderer RENDERER = new BillingPageRenderer(String::valueOf, HtmlText::escape);

    /** Copies the lists. */
    public BillingPage {
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
    }

    /** The page in ASCII. */
    public String html() {
        return RENDERER.execute(this);
    }

    boolean hasBadge() {
        return !badge.isEmpty();
    }

    boolean hasFacts() {
        return !facts.isEmpty();
    }

    /** A name and a value. */
    public record Fact(String name, String value) {}

    /**
     * Things that can be done, under one heading.
     *
     * @param heading of the section
     * @param text before the offers; empty if there is none
     * @param offers the things
     * @param folded whether a click shows them first
     */
    public record Section(String heading, String text, List<Offer> offers, boolean folded) {

        /** Copies the list. */
        public Section {
            offers = List.copyOf(offers);
        }

        /** A section that is seen at once. */
        public Section(String heading, String text, List<Offer> offers) {
            this(heading, text, offers, false);
        }

        /** The same section, seen after a click. */
        public Section foldedAway() {
            return new Section(heading, text, offers, true);
        }

        boolean hasText() {
            return !text.isEmpty();
        }
    }

    /**
     * One thing that can be done.
     *
     * @param name of the thing; empty if the heading says it
     * @param text about it; empty if there is none
     * @param form that does it
     */
    public record Offer(String name, String text, Form form) {

        boolean hasName() {
            return !name.isEmpty();
        }

        boolean hasText() {
            return !text.isEmpty();
        }
    }

    /**
     * A form with one button.
     *
     * @param method {@code get} or {@code post}
     * @param action path it is sent to
     * @param hidden fields that nobody sees, in order
     * @param number a number to fill in; null if there is none
     * @param choice something to choose; null if there is nothing
     * @param button what the button says
     * @param main whether this is what most come for
     */
    public record Form(
            String method,
            String action,
            List<Fact> hidden,
            @Nullable NumberField number,
            @Nullable ChoiceField choice,
            String button,
            boolean main) {

        /** Copies the list. */
        public Form {
            hidden = List.copyOf(hidden);
        }

        /** A form of hidden fields. */
        public Form(String method, String action, Map<String, String> hidden, String button, boolean main) {
            this(method, action, fields(hidden), null, null, button, main);
        }

        private static List<Fact> fields(Map<String, String> values) {
            List<Fact> fields = new ArrayList<>();
            new LinkedHashMap<>(values).forEach((name, value) -> fields.add(new Fact(name, value)));
            return fields;
        }

        /** The same form with one more hidden field. */
        public Form hidden(String name, String value) {
            List<Fact> more = new ArrayList<>(hidden);
            more.add(new Fact(name, value));
            return new Form(method, action, more, number, choice, button, main);
        }

        /** The same form with a number to fill in; {@code most} is null if there is no bound. */
        public Form number(String name, String label, long least, @Nullable Integer most, long value) {
            NumberField field = new NumberField(name, label, least, most == null ? "" : most.toString(), value);
            return new Form(method, action, hidden, field, choice, button, main);
        }

        /** The same form with something to choose: what is sent, and what people read. */
        public Form choice(String name, String label, Map<String, String> choices) {
            return new Form(
                    method, action, hidden, number, new ChoiceField(name, label, fields(choices)), button, main);
        }
    }

    /** A number to fill in; {@code most} is empty if there is no bound. */
    public record NumberField(String name, String label, long least, String most, long value) {

        boolean bounded() {
            return !most.isEmpty();
        }
    }

    /** Something to choose: {@code choices} have what is sent as name, and what people read as value. */
    public record ChoiceField(String name, String label, List<Fact> choices) {}
}
