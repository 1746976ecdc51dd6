package com.crovver.billing;

import com.crovver.billing.Wish.Action;
import com.crovver.gate.Prices;
import com.crovver.model.Addon;
import com.crovver.model.CreditBalance;
import com.crovver.model.Plan;
import com.crovver.model.PlanPrice;
import com.crovver.model.Renewal;
import com.crovver.model.Subscription;
import com.crovver.model.SubscriptionBadge;
import com.crovver.model.SubscriptionStatus.State;
import com.crovver.page.BillingPage;
import com.crovver.page.BillingPage.Fact;
import com.crovver.page.BillingPage.Form;
import com.crovver.page.BillingPage.Offer;
import com.crovver.page.BillingPage.Section;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says an account to people, with a form for everything that can be done about it. Used by one thread. */
final class BillingView {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final String path;
    private final Visit visit;
    private final Account account;
    private final FormNonces nonces;
    private final boolean publicKey;

    BillingView(String path, Visit visit, Account account, FormNonces nonces, boolean publicKey) {
        this.path = path;
        this.visit = visit;
        this.account = account;
        this.nonces = nonces;
        this.publicKey = publicKey;
    }

    /**
     * The page.
     *
     * @param seats seats in all that a price is wanted for; null for one more than now
     */
    BillingPage page(Optional<Notice> notice, @Nullable Integer seats) {
        SubscriptionBadge badge = SubscriptionBadge.of(account.subscriptions(), account.at());
        List<Section> sections = new ArrayList<>();
        renewal().ifPresent(sections::add);
        plans().ifPresent(sections::add);
        addons().ifPresent(sections::add);
        seats(seats).ifPresent(sections::add);
        otherPlans().ifPresent(sections::add);
        portal().ifPresent(sections::add);
        cancel().ifPresent(sections::add);
        return new BillingPage(
                notice.map(Notice::text).orElse(null),
                notice.map(Notice::isFailure).orElse(false),
                badge.planName() == null ? badge.label() : badge.planName(),
                badge.planName() == null ? "" : badge.label(),
                badge.color().cssName(),
                facts(),
                sections,
                visit.returnTo());
    }

    private Optional<Subscription> newest() {
        return account.live().or(() -> account.subscriptions().stream().findFirst());
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        newest().ifPresent(each -> {
            State state = each.status().state();
            if (state == State.TRIAL) {
                addDate(facts, "Trial ends", each.trialEndsAt());
            } else if (state == State.PENDING_CANCEL) {
                addDate(facts, "Usable until", each.currentPeriodEnd());
            } else if (state == State.ACTIVE) {
                addDate(facts, "Next period begins", each.currentPeriodEnd());
            }
            if (each.capacityUnits() != null
                    && account.planOf(each).filter(Plan::seatBased).isPresent()) {
                String paid = each.capacityUnits() + " paid for";
                facts.add(new Fact(
                        "Seats", account.seatsUsed() == null ? paid : account.seatsUsed() + " in use, " + paid));
            }
        });
        for (CreditBalance balance : account.balances()) {
            facts.add(new Fact(balance.displayName(), balance.total() + " left"));
        }
        return facts;
    }

    private static void addDate(List<Fact> facts, String name, @Nullable Instant date) {
        if (date != null) {
            facts.add(new Fact(name, DATE.format(date)));
        }
    }

    /** A payment to put right, or a period to pay again, where a new checkout would be refused or miss the point. */
    private Optional<Section> renewal() {
        Renewal renewal = account.renewal();
        if (renewal == null) {
            return Optional.empty();
        }
        return switch (renewal.method()) {
            case GATEWAY ->
                Optional.of(new Section(
                        "Renew your plan",
                        "It has run out. Pay for another period to go on.",
                        List.of(new Offer("", "", form(Action.RENEWAL, "", "Renew", true)))));
            case STRIPE_UPDATE ->
                Optional.of(new Section(
                        "Put the payment right",
                        "The last payment failed. Check the payment method to go on.",
                        List.of(new Offer("", "", form(Action.PORTAL, "", "Check the payment method", true)))));
            case RESUBSCRIBE, NONE, UNKNOWN -> Optional.empty();
        };
    }

    private boolean newCheckoutIsRefused() {
        Renewal renewal = account.renewal();
        return renewal != null
                && (renewal.method() == Renewal.Method.GATEWAY || renewal.method() == Renewal.Method.STRIPE_UPDATE);
    }

    private Optional<Section> plans() {
        List<Plan> open = new ArrayList<>(newCheckoutIsRefused() ? List.of() : account.open());
        if (open.isEmpty()) {
            return Optional.empty();
        }
        open.sort(Comparator.comparing((Plan plan) -> !isSuggested(plan)));
        List<Offer> offers = new ArrayList<>();
        for (Plan plan : open) {
            String text = plan.description() == null ? "" : plan.description();
            if (plan.free()) {
                offers.add(new Offer(plan.name(), text, planForm(plan, "", "Choose " + plan.name())));
            }
            for (PlanPrice price : plan.free() ? List.<PlanPrice>of() : plan.prices()) {
                String currency = price.base().currency().getCurrencyCode();
                String button = "Choose " + plan.name() + (plan.prices().size() > 1 ? " in " + currency : "");
                offers.add(new Offer(
                        plan.name(),
                        (text.isEmpty() ? "" : text + ". ") + price(plan, price),
                        planForm(plan, currency, button)));
            }
        }
        return Optional.of(new Section("Choose a plan", missedFeature(), offers));
    }

    private boolean isSuggested(Plan plan) {
        return visit.feature() != null
                ? plan.grants(visit.feature())
                : newest().flatMap(account::planOf)
                        .filter(old -> old.id().equals(plan.id()))
                        .isPresent();
    }

    private String missedFeature() {
        return visit.feature() == null ? "" : "What you wanted to use needs a plan with \"" + visit.feature() + "\".";
    }

    private static String price(Plan plan, PlanPrice price) {
        StringBuilder text = new StringBuilder(Prices.text(price.base())).append(Prices.period(plan.interval()));
        if (price.perSeat() != null) {
            int included = plan.includedSeats() == null ? 0 : plan.includedSeats();
            text.append(included > 0 ? ", " + included + (included == 1 ? " seat" : " seats") + " included" : "")
                    .append(", ")
                    .append(Prices.text(price.perSeat()))
                    .append(included > 0 ? " for each further seat" : " for each seat");
        }
        text.append('.');
        if (plan.trialDays() > 0) {
            text.append(" The first ").append(plan.trialDays()).append(" days are free.");
        }
        return text.toString();
    }

    private Form planForm(Plan plan, String currency, String button) {
        Form form = form(Action.PLAN, plan.id(), button, isSuggested(plan)).hidden(Wish.CURRENCY, currency);
        if (!plan.seatBased()) {
            return form;
        }
        int least = plan.minSeats() == null ? 1 : Math.max(1, plan.minSeats());
        int included = plan.includedSeats() == null ? least : Math.max(least, plan.includedSeats());
        int proposed = plan.maxSeats() == null ? included : Math.min(included, plan.maxSeats());
        return form.number(Wish.SEATS, "Seats", least, plan.maxSeats(), proposed);
    }

    private Optional<Section> addons() {
        List<Offer> offers = new ArrayList<>();
        for (Addon addon : account.addons()) {
            if (addon.id() != null) {
                String text = addon.credits() + " credits for " + Prices.text(addon.price()) + expiry(addon) + ".";
                offers.add(new Offer(
                        addon.displayName(),
                        text,
                        form(Action.ADDON, addon.id(), "Buy " + addon.displayName(), offers.isEmpty())));
            }
        }
        return offers.isEmpty() ? Optional.empty() : Optional.of(new Section("Buy more credits", "", offers));
    }

    private static String expiry(Addon addon) {
        return switch (addon.expiry()) {
            case PERIOD_END -> ", to be used until the end of the current period";
            case DAYS -> addon.expiryDays() == null ? "" : ", to be used within " + addon.expiryDays() + " days";
            case NEVER, UNKNOWN -> "";
        };
    }

    private Optional<Section> seats(@Nullable Integer wanted) {
        Subscription live = account.live().orElse(null);
        Plan plan = live == null ? null : account.planOf(live).orElse(null);
        Long capacity = live == null ? null : live.capacityUnits();
        if (plan == null || capacity == null || !plan.seatBased()) {
            return Optional.empty();
        }
        if (plan.maxSeats() != null && capacity >= plan.maxSeats()) {
            return Optional.of(
                    new Section("Seats", "Your plan has no more than " + plan.maxSeats() + " seats.", List.of()));
        }
        long least = capacity + 1;
        long most = plan.maxSeats() == null ? Integer.MAX_VALUE : plan.maxSeats();
        long seats = Math.min(most, wanted == null ? least : Math.max(least, wanted));
        String button = "Buy " + count(seats - capacity, "seat");
        Form buy = form(Action.SEATS, "", button, true).hidden(Wish.SEATS, Long.toString(seats));
        Form lookUp = new Form("get", path, visit.parameters(), "Show the price", false)
                .number(Wish.SEATS, "Seats in all", least, plan.maxSeats(), seats);
        String text = account.quote(seats)
                .map(quote -> quote(quote, plan))
                .orElse("For " + seats + " seats in all; the payment page shows the price.");
        return Optional.of(new Section("Add seats", "", List.of(new Offer("", text, buy), new Offer("", "", lookUp))));
    }

    private static String quote(SeatQuote quote, Plan plan) {
        String added = count(quote.addedSeats(), "more seat");
        String later = "From the next period on, " + quote.newSeats() + " seats cost " + Prices.text(quote.perPeriod())
                + Prices.period(plan.interval()) + ".";
        if (quote.chargedSeats() == 0) {
            return added + ", included in your plan: nothing to pay now. " + later;
        }
        return added + " for the " + count(quote.daysRemaining(), "day") + " left of this period's "
                + quote.totalDays() + ": " + Prices.text(quote.now()) + " now (" + count(quote.chargedSeats(), "seat")
                + " at " + Prices.text(quote.perSeat()) + " x " + quote.daysRemaining() + "/" + quote.totalDays()
                + "). "
                + later;
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** Only the hosted page can say what a change of plan costs. */
    private Optional<Section> otherPlans() {
        if (!publicKey || account.live().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Section(
                "Change your plan",
                missedFeature(),
                List.of(new Offer("", "", form(Action.PRICING, "", "See the plans", visit.feature() != null)))));
    }

    private Optional<Section> portal() {
        if (!publicKey || account.subscriptions().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Section(
                "Invoices and payment method",
                "",
                List.of(new Offer("", "", form(Action.PORTAL, "", "Open the billing portal", false)))));
    }

    private Optional<Section> cancel() {
        List<Offer> offers = new ArrayList<>();
        for (Subscription each : account.subscriptions()) {
            State state = each.status().state();
            if (state == State.ACTIVE || state == State.TRIAL || state == State.PAST_DUE) {
                String plan =
                        each.plan() == null ? "the subscription" : each.plan().name();
                offers.add(new Offer(
                        "",
                        until(each),
                        form(Action.CANCEL, each.id(), "Cancel " + plan, false).choice(Wish.REASON, "Why?", REASONS)));
            }
        }
        return offers.isEmpty() ? Optional.empty() : Optional.of(new Section("Cancel", "", offers).foldedAway());
    }

    private static final Map<String, String> REASONS = reasons();

    private static Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put("other", "I'd rather not say");
        reasons.put("too_expensive", "Too expensive");
        reasons.put("missing_features", "Something is missing");
        reasons.put("switching_provider", "Changing to another product");
        reasons.put("not_using", "Not used");
        return reasons;
    }

    private static String until(Subscription subscription) {
        return "manual".equals(subscription.billingMode()) || subscription.currentPeriodEnd() == null
                ? "It may end at once."
                : "It can be used until " + DATE.format(subscription.currentPeriodEnd()) + ".";
    }

    private Form form(Action action, String item, String button, boolean main) {
        return new Form("post", path, visit.parameters(), button, main)
                .hidden(Wish.ACTION, action.word())
                .hidden(Wish.ITEM, item)
                .hidden(Wish.NONCE, nonces.mint(Billing.scope(visit.caller(), action, item)));
    }
}
