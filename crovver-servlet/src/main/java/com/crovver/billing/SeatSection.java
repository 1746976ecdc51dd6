package com.crovver.billing;

import com.crovver.billing.Wish.Action;
import com.crovver.gate.Prices;
import com.crovver.model.Plan;
import com.crovver.model.Subscription;
import com.crovver.page.BillingPage.Form;
import com.crovver.page.BillingPage.Offer;
import com.crovver.page.BillingPage.Section;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Offers more seats, with what they cost now and later. Used by one thread. */
final class SeatSection {

    private final BillingForms forms;
    private final Account account;
    private final @Nullable Integer wanted;

    /** The section for a number of seats in all that a price is wanted for; null for one more than now. */
    SeatSection(BillingForms forms, Account account, @Nullable Integer wanted) {
        this.forms = forms;
        this.account = account;
        this.wanted = wanted;
    }

    /** The section; empty if the plan sells no seats. */
    Optional<Section> section() {
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
        Form buy = forms.of(Action.SEATS, "", button, true).hidden(Wish.SEATS, Long.toString(seats));
        Form lookUp = forms.lookUp("Show the price").number(Wish.SEATS, "Seats in all", least, plan.maxSeats(), seats);
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
}
