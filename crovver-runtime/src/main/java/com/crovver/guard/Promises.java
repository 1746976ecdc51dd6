package com.crovver.guard;

import com.crovver.annotation.OutagePolicy;
import com.crovver.guard.Coverage.Cover;
import com.crovver.guard.Reservations.Reservation;
import com.crovver.model.CrovverException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is going to be owed for an action instead of being taken before it runs: because it is charged on success, or because
 * Crovver is away and the guard lets the run pass. Used by one thread, for one attempt.
 */
final class Promises {

    private final Debts debts;
    private final ChargeKeys keys;
    private final Clock clock;
    private final List<Tab> tabs = new ArrayList<>();
    private final List<Instead> instead = new ArrayList<>();

    /**
     * A charge that is owed because Crovver is away.
     *
     * @param sent whether it may have been made all the same; true of the first at most
     * @param before what the pool held before it; null if that is not known
     */
    private record Instead(
            Debt debt, boolean sent, @Nullable Long before, Reservation reservation) {}

    Promises(Debts debts, ChargeKeys keys, Clock clock) {
        this.debts = debts;
        this.keys = keys;
        this.clock = clock;
    }

    /** Whether Crovver has refused to take what is owed from a pool, as far as we know. */
    boolean inArrears(Requirement.Credits credits) {
        return debts.arrears().of(tenant(), credits) > 0;
    }

    /** Delivers what is owed from a pool if it covers that by now; enough if nothing is refused any more. */
    Funds settleArrears(Requirement.Credits credits, Deadline deadline) {
        return debts.arrears().settle(tenant(), credits.pool(), deadline);
    }

    /** Reserves what is to be charged on success, if the pool has enough. */
    Funds reserve(Requirement.Credits credits, Deadline deadline) {
        Cover cover = debts.coverage().reserve(tenant(), credits, deadline);
        if (cover.reservation() != null) {
            tabs.add(new Tab(keys, credits, cover.reservation()));
        }
        return cover.funds();
    }

    /** What is to be charged on success was paid by an earlier run of the action. */
    void paidBefore(Requirement.Credits credits) {
        tabs.add(new Tab(keys, credits, null));
    }

    /** Reserves what is to be charged on success although the balance cannot be read; false if the guard forbids that. */
    boolean reserveUnseen(Requirement.Credits credits, CrovverException failure) {
        Reservation reservation = unseen(credits, failure);
        if (reservation != null) {
            tabs.add(new Tab(keys, credits, reservation));
        }
        return reservation != null;
    }

    /**
     * Owes a charge that could not be made; false if the guard forbids that.
     *
     * @param sent whether it may have been made all the same: it is then owed under the same key
     * @param before what the pool held before it; null if that is not known
     */
    boolean oweInstead(
            Requirement.Credits credits,
            CrovverException failure,
            boolean sent,
            @Nullable Long before,
            ActionRecord record) {
        Reservation reservation = unseen(credits, failure);
        if (reservation == null) {
            return false;
        }
        // Nobody has seen the other key, so that Crovver cannot take a key that was spent long ago for this charge.
        String key = sent ? keys.charge(credits, record.round()) : keys.debt(credits, record, 0);
        Debt debt = new Debt(
                key,
                tenant(),
                credits.pool(),
                credits.amount(),
                keys.operation().name(),
                clock.instant());
        instead.add(new Instead(debt, sent, before, reservation));
        return true;
    }

    private @Nullable Reservation unseen(Requirement.Credits credits, CrovverException failure) {
        return lets(credits, failure) ? debts.coverage().reserveByLastKnown(tenant(), credits) : null;
    }

    /** Whether a guard lets a run pass that could not be charged. */
    static boolean lets(Requirement.Credits credits, CrovverException failure) {
        return credits.outage() == OutagePolicy.ALLOW && Failure.of(failure) == Failure.OUTAGE;
    }

    /** Whether a charge is owed because Crovver is away. */
    boolean owes(Requirement.Credits credits) {
        return instead.stream().anyMatch(it -> it.debt().pool().equals(credits.pool()));
    }

    /** What the run will owe if it succeeds. */
    Bill bill() {
        return tabs.isEmpty() ? EmptyBill.INSTANCE : new OpenBill(debts, clock, tabs);
    }

    /** What is owed as soon as the run starts. */
    List<Debt> owedAtStart() {
        return instead.stream().map(Instead::debt).toList();
    }

    /** What is owed at the start has been written down. */
    void written() {
        instead.forEach(it -> it.reservation().release());
        if (!instead.isEmpty()) {
            debts.deliverer().wake();
        }
    }

    /** The record as it stands if the run does not start, so that nothing is owed for it. */
    ActionRecord without(ActionRecord record) {
        ActionRecord left = record;
        for (Instead each : instead) {
            left = left.withoutCharge(each.debt().pool());
            left = each.sent() ? left.withChargeLost(each.before()) : left;
        }
        return left;
    }

    /** The run does not start. */
    ActionRecord takenBack(ActionRecord record) {
        instead.forEach(it -> it.reservation().release());
        tabs.forEach(Tab::release);
        return without(record);
    }

    ChargeStore store() {
        return debts.store();
    }

    private String tenant() {
        return keys.caller().tenant();
    }
}
