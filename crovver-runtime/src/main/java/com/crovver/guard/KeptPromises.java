package com.crovver.guard;

import com.crovver.annotation.OutagePolicy;
import com.crovver.guard.Coverage.Cover;
import com.crovver.guard.Reservations.Reservation;
import com.crovver.model.CrovverException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Promises where debts are kept. Used by one thread. */
final class KeptPromises implements Promises {

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

    KeptPromises(Debts debts, ChargeKeys keys, Clock clock) {
        this.debts = debts;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public boolean inArrears(Requirement.Credits credits) {
        return debts.arrears().of(tenant(), credits) > 0;
    }

    @Override
    public Funds settleArrears(Requirement.Credits credits, Deadline deadline) {
        return debts.arrears().settle(tenant(), credits.pool(), deadline);
    }

    @Override
    public Funds reserve(Requirement.Credits credits, Deadline deadline) {
        Cover cover = debts.coverage().reserve(tenant(), credits, deadline);
        if (cover.reservation() != null) {
            tabs.add(new Tab(keys, credits, cover.reservation()));
        }
        return cover.funds();
    }

    @Override
    public void paidBefore(Requirement.Credits credits) {
        tabs.add(new Tab(keys, credits, null));
    }

    @Override
    public boolean reserveUnseen(Requirement.Credits credits, CrovverException failure) {
        Reservation reservation = unseen(credits, failure);
        if (reservation != null) {
            tabs.add(new Tab(keys, credits, reservation));
        }
        return reservation != null;
    }

    @Override
    public boolean oweInstead(
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
                clock.instant(),
                sent ? before : null);
        instead.add(new Instead(debt, sent, before, reservation));
        return true;
    }

    private @Nullable Reservation unseen(Requirement.Credits credits, CrovverException failure) {
        return allows(credits, failure) ? debts.coverage().reserveByLastKnown(tenant(), credits) : null;
    }

    @Override
    public boolean allows(Requirement.Credits credits, CrovverException failure) {
        return credits.outage() == OutagePolicy.ALLOW && Failure.of(failure) == Failure.OUTAGE;
    }

    @Override
    public boolean owes(Requirement.Credits credits) {
        return instead.stream().anyMatch(it -> it.debt().pool().equals(credits.pool()));
    }

    @Override
    public Bill bill() {
        return tabs.isEmpty() ? EmptyBill.INSTANCE : new OpenBill(debts, clock, tabs);
    }

    @Override
    public boolean areOwedAtStart() {
        return !instead.isEmpty();
    }

    @Override
    public Optional<ActionRecord> start(ActionRecord started, ActionRecord otherwise) {
        List<Debt> owed = instead.stream().map(Instead::debt).toList();
        return debts.store().save(started, owed, otherwise);
    }

    @Override
    public void noteStarted() {
        instead.forEach(it -> it.reservation().release());
        if (!instead.isEmpty()) {
            debts.deliverer().wake();
        }
    }

    @Override
    public ActionRecord without(ActionRecord record) {
        ActionRecord left = record;
        for (Instead each : instead) {
            left = left.withoutCharge(each.debt().pool());
            left = each.sent() ? left.withChargeLost(each.before()) : left;
        }
        return left;
    }

    @Override
    public void takeBack() {
        instead.forEach(it -> it.reservation().release());
        tabs.forEach(Tab::release);
    }

    private String tenant() {
        return keys.caller().tenant();
    }
}
