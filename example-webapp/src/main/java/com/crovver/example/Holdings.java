package com.crovver.example;

import com.crovver.client.GetAllocationsRequest;
import com.crovver.client.GetAllocationsRequest.Status;
import com.crovver.example.page.DeskPage.Meter;
import com.crovver.example.page.Standing;
import com.crovver.guard.Caller;
import com.crovver.guard.Requirement;
import com.crovver.model.AllocationPage;
import com.crovver.model.CreditBalance;
import com.crovver.model.CrovverException;
import com.crovver.model.CrovverNoSubscriptionException;
import com.crovver.model.SeatCount;
import com.crovver.model.SubscriptionBadge;
import com.crovver.servlet.Crovver;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a workspace has in this moment. Immutable.
 *
 * @param away whether Crovver did not answer
 * @param badge where the subscription stands; null if that is not known
 * @param balances by pool; empty without a live subscription
 * @param seats null without a live subscription
 * @param seated whether the visitor holds one of them
 */
record Holdings(
        boolean away,
        @Nullable SubscriptionBadge badge,
        Map<String, CreditBalance> balances,
        @Nullable SeatCount seats,
        boolean seated) {

    /** Asks for all of it. */
    static Holdings of(Crovver crovver) {
        SubscriptionBadge badge = null;
        try {
            badge = crovver.badge();
            SeatCount seats = seats(crovver);
            return new Holdings(false, badge, crovver.balances(), seats, seats != null && isSeated(crovver));
        } catch (CrovverException e) {
            return new Holdings(true, badge, Map.of(), null, false);
        }
    }

    private static boolean isSeated(Crovver crovver) {
        Caller caller = crovver.caller().orElseThrow();
        AllocationPage page;
        int next = 1;
        do {
            page = crovver.client()
                    .getAllocations(new GetAllocationsRequest(
                            caller.tenant(), Status.ACTIVE, next++, GetAllocationsRequest.MAX_LIMIT));
            if (page.allocations().stream()
                    .anyMatch(each -> each.active() && each.userId().equals(caller.user()))) {
                return true;
            }
        } while (page.hasNextPage());
        return false;
    }

    private static @Nullable SeatCount seats(Crovver crovver) {
        try {
            return crovver.seats();
        } catch (CrovverNoSubscriptionException e) {
            return null;
        }
    }

    List<Meter> meters() {
        List<Meter> meters = new ArrayList<>();
        for (CreditBalance balance : balances.values()) {
            Long limit = balance.limit();
            boolean ofLimit = limit != null && balance.total() <= limit;
            meters.add(new Meter(
                    balance.displayName(),
                    balance.total() + (ofLimit ? " of " + limit : "") + " left",
                    limit == null ? 100 : percent(balance.total(), limit),
                    false));
        }
        if (seats != null) {
            meters.add(new Meter(
                    "Seats",
                    seats.activeCount() + " of " + seats.capacityUnits() + " in use",
                    percent(seats.activeCount(), seats.capacityUnits()),
                    true));
        }
        return meters;
    }

    private static int percent(long part, long whole) {
        return whole <= 0 ? 100 : (int) Math.max(0, Math.min(100, part * 100 / whole));
    }

    /**
     * Where the subscription stands, with a way to put right what keeps the workspace locked: a soft gate, which shows the page
     * all the same.
     */
    Standing standing(Crovver crovver) {
        SubscriptionBadge known = badge;
        if (known == null) {
            return new Standing("Plan not known right now", "", "grey", null, null);
        }
        boolean open = away || crovver.softly(Requirement.subscription());
        String plan = known.planName();
        return new Standing(
                plan == null ? known.label() : plan,
                plan == null ? "" : known.label(),
                known.color().cssName(),
                open ? null : "This workspace is locked: " + known.label().toLowerCase(Locale.ROOT) + ".",
                open ? null : crovver.upgradeLink().orElse(null));
    }
}
