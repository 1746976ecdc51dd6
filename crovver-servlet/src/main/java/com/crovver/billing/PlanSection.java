package com.crovver.billing;

import com.crovver.billing.Wish.Action;
import com.crovver.gate.Prices;
import com.crovver.model.Plan;
import com.crovver.model.PlanPrice;
import com.crovver.page.BillingPage.Form;
import com.crovver.page.BillingPage.Offer;
import com.crovver.page.BillingPage.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Offers the plans that a checkout would take. Used by one thread. */
final class PlanSection {

    private final BillingForms forms;
    private final Account account;

    PlanSection(BillingForms forms, Account account) {
        this.forms = forms;
        this.account = account;
    }

    /** The section; empty if no plan can be chosen. */
    Optional<Section> section() {
        List<Plan> open = new ArrayList<>(account.open());
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
        return Optional.of(new Section("Choose a plan", forms.missedFeature(), offers));
    }

    private boolean isSuggested(Plan plan) {
        return forms.visit().feature() != null
                ? plan.grants(forms.visit().feature())
                : account.newest()
                        .flatMap(account::planOf)
                        .filter(old -> old.id().equals(plan.id()))
                        .isPresent();
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
        Form form = forms.of(Action.PLAN, plan.id(), button, isSuggested(plan)).hidden(Wish.CURRENCY, currency);
        if (!plan.seatBased()) {
            return form;
        }
        int least = plan.minSeats() == null ? 1 : Math.max(1, plan.minSeats());
        int included = plan.includedSeats() == null ? least : Math.max(least, plan.includedSeats());
        int proposed = plan.maxSeats() == null ? included : Math.min(included, plan.maxSeats());
        return form.number(Wish.SEATS, "Seats", least, plan.maxSeats(), proposed);
    }
}
