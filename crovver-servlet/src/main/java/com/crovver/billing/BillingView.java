package com.crovver.billing;

import com.crovver.billing.Wish.Action;
import com.crovver.gate.Prices;
import com.crovver.model.Addon;
import com.crovver.model.CreditBalance;
import com.crovver.model.Plan;
import com.crovver.model.Renewal;
import com.crovver.model.Subscription;
import com.crovver.model.SubscriptionBadge;
import com.crovver.model.SubscriptionStatus.State;
import com.crovver.page.BillingPage;
import com.crovver.page.BillingPage.Fact;
import com.crovver.page.BillingPage.Offer;
import com.crovver.page.BillingPage.Section;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
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

    private final BillingForms forms;
    private final Account account;
    private final boolean publicKey;

    BillingView(BillingForms forms, Account account, boolean publicKey) {
        this.forms = forms;
        this.account = account;
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
        if (!account.comesBackWithoutCheckout() && !account.wayBackIsUnknown()) {
            new PlanSection(forms, account).section().ifPresent(sections::add);
        }
        addons().ifPresent(sections::add);
        new SeatSection(forms, account, seats).section().ifPresent(sections::add);
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
                forms.visit().returnTo());
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        account.newest().ifPresent(each -> {
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
        if (account.wayBackIsUnknown()) {
            return Optional.of(new Section(
                    "Renew your plan",
                    "How to renew it is not known right now. Please look again shortly.",
                    List.of()));
        }
        Renewal renewal = account.renewal();
        if (renewal == null) {
            return Optional.empty();
        }
        return switch (renewal.method()) {
            case GATEWAY ->
                Optional.of(new Section(
                        "Renew your plan",
                        "It has run out. Pay for another period to go on.",
                        List.of(new Offer("", "", forms.of(Action.RENEWAL, "", "Renew", true)))));
            case STRIPE_UPDATE ->
                Optional.of(new Section(
                        "Put the payment right",
                        "The last payment failed. Check the payment method to go on.",
                        List.of(new Offer("", "", forms.of(Action.PORTAL, "", "Check the payment method", true)))));
            case RESUBSCRIBE, NONE, UNKNOWN -> Optional.empty();
        };
    }

    private Optional<Section> addons() {
        List<Offer> offers = new ArrayList<>();
        for (Addon addon : account.addons()) {
            if (addon.id() != null) {
                String text = addon.credits() + " credits for " + Prices.text(addon.price()) + expiry(addon) + ".";
                offers.add(new Offer(
                        addon.displayName(),
                        text,
                        forms.of(Action.ADDON, addon.id(), "Buy " + addon.displayName(), offers.isEmpty())));
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

    /** Only the hosted page can say what a change of plan costs. */
    private Optional<Section> otherPlans() {
        if (!publicKey || account.live().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Section(
                "Change your plan",
                forms.missedFeature(),
                List.of(new Offer(
                        "",
                        "",
                        forms.of(
                                Action.PRICING,
                                "",
                                "See the plans",
                                forms.visit().feature() != null)))));
    }

    private Optional<Section> portal() {
        if (!publicKey || account.subscriptions().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Section(
                "Invoices and payment method",
                "",
                List.of(new Offer("", "", forms.of(Action.PORTAL, "", "Open the billing portal", false)))));
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
                        forms.of(Action.CANCEL, each.id(), "Cancel " + plan, false)
                                .choice(Wish.REASON, "Why?", REASONS)));
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
}
