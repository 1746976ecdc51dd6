package com.crovver.client;

import com.crovver.model.ProrationAmount;
import com.crovver.model.ProrationCheckout;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** The call that buys more seats, and the dispute about the unit of its price. */
final class ProrationCalls {

    private static final int USUAL_DIGITS = 2;

    private ProrationCalls() {}

    /**
     * Opens a checkout for more seats.
     *
     * @param assumed unit of the price where it cannot be proved
     */
    static ApiCall<ProrationCheckout> checkout(ProrationCheckoutRequest wish, ProrationAmount.Unit assumed) {
        JsonBody body = new JsonBody()
                .with("externalTenantId", wish.tenantId())
                .with("newCapacity", wish.newCapacity())
                .with("planId", wish.planId())
                .with("successUrl", wish.successUrl())
                .with("cancelUrl", wish.cancelUrl());
        return ApiCall.post(
                        "/api/public/capacity/proration-checkout",
                        body,
                        Repeat.NEVER,
                        KeyChoice.SECRET,
                        answer -> checkout(answer.data(), wish, assumed))
                .aboutSeats();
    }

    /** The page decides, not {@code requiresPayment}, which is also false when an invoice is sent. */
    private static ProrationCheckout checkout(Json data, ProrationCheckoutRequest wish, ProrationAmount.Unit assumed) {
        String id = data.get("prorationId", "proration_id").text();
        URI page = data.get("checkoutUrl", "checkout_url").urlOrNull();
        Json parts = data.get("prorationDetails", "proration_details");
        ProrationCheckout.Details details = new ProrationCheckout.Details(
                parts.get("description").textOrNull(),
                parts.get("calculation").textOrNull(),
                parts.get("daysRemaining", "days_remaining").decimalOrNull(),
                parts.get("totalDaysInPeriod", "total_days_in_period").decimalOrNull(),
                parts.get("perSeatPrice", "per_seat_price").decimalOrNull(),
                data.get("message").textOrNull());
        Json currency = parts.get("currency").or(data.get("currency"));
        ProrationAmount amount = amount(
                data.get("prorationAmount", "proration_amount", "proratedAmount")
                        .decimal(),
                currency.isAbsent() ? null : currency.currency(),
                details,
                wish,
                assumed);
        if (page != null) {
            return new ProrationCheckout.PaymentPage(id, page, amount, details);
        }
        return amount.sent().signum() == 0
                ? new ProrationCheckout.NothingToPay(id, amount, details)
                : new ProrationCheckout.Invoiced(id, amount, details);
    }

    private static ProrationAmount amount(
            BigDecimal sent,
            @Nullable Currency currency,
            ProrationCheckout.Details details,
            ProrationCheckoutRequest wish,
            ProrationAmount.Unit assumed) {
        BigDecimal expected = expected(details, wish, currency);
        if (sent.signum() == 0) {
            return new ProrationAmount(sent, ProrationAmount.Unit.MAJOR, true, currency); // nothing, in any unit
        }
        for (ProrationAmount.Unit unit : ProrationAmount.Unit.values()) {
            ProrationAmount proved = new ProrationAmount(sent, unit, true, currency);
            if (expected != null && proved.inMajorUnits().compareTo(expected) == 0) {
                return proved;
            }
        }
        return new ProrationAmount(sent, assumed, false, currency);
    }

    /** The price in major units by the rule for seats that are added within a period; null if a part of it is missing. */
    private static @Nullable BigDecimal expected(
            ProrationCheckout.Details details, ProrationCheckoutRequest wish, @Nullable Currency currency) {
        BigDecimal perSeat = details.perSeatPrice();
        BigDecimal left = details.daysRemaining();
        BigDecimal all = details.totalDaysInPeriod();
        ProrationCheckoutRequest.KnownSeats known = wish.known();
        if (perSeat == null || left == null || all == null || all.signum() <= 0 || known == null) {
            return null;
        }
        int digits = currency == null ? USUAL_DIGITS : Math.max(0, currency.getDefaultFractionDigits());
        return BigDecimal.valueOf(known.billable(wish.newCapacity()))
                .multiply(perSeat)
                .multiply(left)
                .divide(all, digits, RoundingMode.HALF_UP);
    }
}
