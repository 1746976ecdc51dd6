package com.crovver.gate;

import com.crovver.guard.Offer;
import com.crovver.guard.Requirement;
import com.crovver.model.Addon;
import com.crovver.model.Money;
import com.crovver.model.Plan;
import com.crovver.model.PlanPrice;
import com.crovver.model.Proration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes in which plans, add-ons and seats stand in a problem. Amounts are numbers in major units. */
final class OfferMembers {

    private OfferMembers() {}

    static List<Map<String, Object>> plans(Offer offer) {
        return offer.plans().stream().map(OfferMembers::plan).toList();
    }

    private static Map<String, Object> plan(Plan plan) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", plan.id());
        members.put("name", plan.name());
        members.put("interval", plan.interval().name().toLowerCase(Locale.ROOT));
        members.put("prices", plan.prices().stream().map(OfferMembers::price).toList());
        return members;
    }

    private static Map<String, Object> price(PlanPrice price) {
        Map<String, Object> members = money(price.base());
        if (price.perSeat() != null) {
            members.put("perSeat", Prices.amount(price.perSeat()));
        }
        return members;
    }

    static List<Map<String, Object>> addons(Offer offer) {
        return offer.addons().stream().map(OfferMembers::addon).toList();
    }

    private static Map<String, Object> addon(Addon addon) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (addon.id() != null) {
            members.put("id", addon.id());
        }
        members.put("name", addon.displayName());
        members.put("credits", addon.credits());
        members.put("price", money(addon.price()));
        return members;
    }

    static List<Map<String, Object>> charges(List<Requirement.Credits> charges) {
        return charges.stream()
                .map(charge -> Map.<String, Object>of("pool", charge.pool(), "amount", charge.amount()))
                .toList();
    }

    static Map<String, Object> seats(@Nullable Long active, @Nullable Long capacity) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (active != null) {
            members.put("active", active);
        }
        if (capacity != null) {
            members.put("capacity", capacity);
        }
        return members;
    }

    static Map<String, Object> proration(Proration proration) {
        Map<String, Object> members = money(proration.price());
        if (proration.daysRemaining() != null) {
            members.put("daysRemaining", proration.daysRemaining());
        }
        if (proration.totalDaysInPeriod() != null) {
            members.put("totalDaysInPeriod", proration.totalDaysInPeriod());
        }
        members.put("currentSeats", proration.currentSeats());
        members.put("newSeats", proration.newSeats());
        return members;
    }

    private static Map<String, Object> money(Money money) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("amount", Prices.amount(money));
        members.put("currency", money.currency().getCurrencyCode());
        return members;
    }
}
