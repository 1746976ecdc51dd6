package com.crovver.example;

import com.crovver.model.BillingInterval;
import com.crovver.model.Money;
import com.crovver.model.Plan;
import com.crovver.model.PlanPrice;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says money to people. */
final class Prices {

    private Prices() {}

    /** An amount with its currency's sign and digits, such as &#8364;17.50. */
    static String of(Money money) {
        NumberFormat format = NumberFormat.getCurrencyInstance(Locale.UK);
        format.setCurrency(money.currency());
        format.setMinimumFractionDigits(money.currency().getDefaultFractionDigits());
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(money.amount());
    }

    /** What a plan costs, in each of its currencies. */
    static String of(Plan plan) {
        String amounts =
                plan.prices().stream().map(PlanPrice::base).map(Prices::of).collect(Collectors.joining(" or "));
        return amounts.isEmpty() ? "" : amounts + period(plan.interval());
    }

    /** What is in that price, and what further seats cost. */
    static String seats(Plan plan) {
        String further = plan.prices().stream()
                .map(PlanPrice::perSeat)
                .flatMap(Stream::ofNullable)
                .map(Prices::of)
                .collect(Collectors.joining(" or "));
        if (further.isEmpty()) {
            return "";
        }
        Integer included = plan.includedSeats();
        return included == null
                ? further + " for each seat"
                : included + (included == 1 ? " seat" : " seats") + " included, " + further + " for each further one";
    }

    private static String period(BillingInterval interval) {
        return switch (interval) {
            case MONTHLY -> " a month";
            case YEARLY -> " a year";
            case ONE_TIME -> " once";
            case UNKNOWN -> "";
        };
    }
}
