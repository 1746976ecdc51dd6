package com.crovver.example;

import com.crovver.example.page.DeskPage.Need;
import com.crovver.guard.Basis;
import com.crovver.guard.Decision;
import com.crovver.guard.Refusal;
import com.crovver.guard.Requirement;
import com.crovver.model.CreditBalance;
import com.crovver.model.SeatCount;
import com.crovver.servlet.Crovver;
import java.util.List;

/** Says of each requirement whether it holds, without charging anything or taking a seat. Used by one thread. */
final class Needs {

    private static final String OK = "ok";
    private static final String NO = "no";
    private static final String OPEN = "open";

    private final Crovver crovver;
    private final Holdings holdings;

    Needs(Crovver crovver, Holdings holdings) {
        this.crovver = crovver;
        this.holdings = holdings;
    }

    List<Need> of(List<Requirement> requirements) {
        return requirements.stream().map(this::of).toList();
    }

    private Need of(Requirement requirement) {
        return requirement.fold(this::decided, this::decided, seat -> seat(), this::credits);
    }

    private Need decided(Requirement requirement) {
        return crovver.check(requirement)
                .fold(
                        allowed -> new Need(Words.of(requirement), granted(allowed), OK, null),
                        refused -> refused(requirement, refused),
                        unknown -> new Need(Words.of(requirement), "cannot be checked", OPEN, null));
    }

    private static String granted(Decision.Allowed allowed) {
        return allowed.basis().source() == Basis.Source.STALE
                ? "in your plan, as known " + allowed.basis().age().toSeconds() + " s ago"
                : "in your plan";
    }

    /** What a plan lacks is shown with the way to it: people who cannot see an action never miss it. */
    private Need refused(Requirement requirement, Decision.Refused refused) {
        return refused.reason() instanceof Refusal.FeatureNotInPlan missing
                ? new Need(
                        Words.of(requirement),
                        "not in your plan",
                        NO,
                        crovver.upgradeLink(missing.feature().key()).orElse(null))
                : new Need(Words.of(requirement), "no live subscription", NO, null);
    }

    /** Asking the guard would take the seat. */
    private Need seat() {
        SeatCount seats = holdings.seats();
        if (seats == null) {
            return missing("A seat");
        }
        if (holdings.seated()) {
            return new Need("A seat", "yours", OK, null);
        }
        long free = seats.capacityUnits() - seats.activeCount();
        return new Need("A seat", free > 0 ? free + " free" : "all taken", free > 0 ? OK : OPEN, null);
    }

    /** There is nothing to count without a subscription, or without an answer. */
    private Need missing(String what) {
        return holdings.away()
                ? new Need(what, "cannot be checked", OPEN, null)
                : new Need(what, "no live subscription", NO, null);
    }

    private Need credits(Requirement.Credits credits) {
        String what = Words.of(credits);
        CreditBalance balance = holdings.balances().get(credits.pool());
        if (balance == null) {
            return missing(what);
        }
        return balance.covers(credits.amount())
                ? new Need(what, balance.total() + " left", OK, null)
                : new Need(
                        what,
                        "only " + balance.total() + " left",
                        NO,
                        crovver.upgradeLink().orElse(null));
    }
}
