package com.crovver.client;

import com.crovver.model.Money;
import com.crovver.model.PlanPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a plan costs. {@code prices} and {@code pricing} are in major units; the flat {@code priceAmount} of earlier
 * pages, and the {@code perSeatPrice} beside it, are in minor units.
 */
final class PriceReader {

    private PriceReader() {}

    /**
     * What a plan costs.
     *
     * @param list one price per currency; empty if there is none, or none that says its currency
     * @param nothingToPay whether every amount that was sent is zero, and there was one
     */
    record Prices(List<PlanPrice> list, boolean nothingToPay) {}

    static Prices prices(Json plan, boolean seatBased) {
        List<PlanPrice> found = new ArrayList<>();
        Json list = plan.get("prices");
        if (!list.isAbsent()) {
            list.list(Function.identity()).forEach(price -> add(found, major(price, seatBased)));
        }
        if (found.isEmpty()) {
            add(found, major(plan.get("pricing"), seatBased));
        }
        Json flat = plan.get("priceAmount", "price_amount");
        if (found.isEmpty() && !flat.isAbsent()) {
            Json currency = plan.get("currency");
            if (currency.isAbsent()) {
                return new Prices(List.of(), flat.decimal().signum() == 0 && perSeat(plan) == null);
            }
            found.add(minor(flat.decimal(), perSeat(plan), currency.currency()));
        }
        return new Prices(found, !found.isEmpty() && found.stream().allMatch(PriceReader::isZero));
    }

    private static void add(List<PlanPrice> prices, @Nullable PlanPrice price) {
        if (price != null) {
            prices.add(price);
        }
    }

    /** A price in major units; null for one without an amount. */
    private static @Nullable PlanPrice major(Json price, boolean seatBased) {
        Json amount = price.get("amount");
        Json base = price.get("basePrice", "base_price");
        BigDecimal whole = (seatBased ? base.or(amount) : amount.or(base)).decimalOrNull();
        if (whole == null) {
            return null;
        }
        Currency currency = price.get("currency").currency();
        BigDecimal perSeat = perSeat(price);
        return new PlanPrice(new Money(whole, currency), perSeat == null ? null : new Money(perSeat, currency));
    }

    private static PlanPrice minor(BigDecimal base, @Nullable BigDecimal perSeat, Currency currency) {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        return new PlanPrice(
                new Money(base.movePointLeft(digits), currency),
                perSeat == null ? null : new Money(perSeat.movePointLeft(digits), currency));
    }

    private static @Nullable BigDecimal perSeat(Json price) {
        return price.get("perSeatPrice", "per_seat_price").decimalOrNull();
    }

    private static boolean isZero(PlanPrice price) {
        Money perSeat = price.perSeat();
        return price.base().amount().signum() == 0
                && (perSeat == null || perSeat.amount().signum() == 0);
    }
}
