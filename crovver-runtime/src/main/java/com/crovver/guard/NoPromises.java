package com.crovver.guard;

import com.crovver.model.CrovverException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where no debts are kept, nothing can be promised: an operation that may owe is refused before. */
final class NoPromises implements Promises {

    static final NoPromises INSTANCE = new NoPromises();

    private NoPromises() {}

    @Override
    public boolean inArrears(Requirement.Credits credits) {
        return false;
    }

    @Override
    public Funds settleArrears(Requirement.Credits credits, Deadline deadline) {
        throw impossible();
    }

    @Override
    public Funds reserve(Requirement.Credits credits, Deadline deadline) {
        throw impossible();
    }

    @Override
    public void paidBefore(Requirement.Credits credits) {
        throw impossible();
    }

    @Override
    public boolean reserveUnseen(Requirement.Credits credits, CrovverException failure) {
        return false;
    }

    @Override
    public boolean allows(Requirement.Credits credits, CrovverException failure) {
        return false;
    }

    @Override
    public boolean oweInstead(
            Requirement.Credits credits,
            CrovverException failure,
            boolean sent,
            @Nullable Long before,
            ActionRecord record) {
        return false;
    }

    @Override
    public boolean owes(Requirement.Credits credits) {
        return false;
    }

    @Override
    public boolean areOwedAtStart() {
        return false;
    }

    @Override
    public Optional<ActionRecord> start(ActionRecord started, ActionRecord otherwise) {
        throw impossible();
    }

    private static IllegalStateException impossible() {
        return new IllegalStateException("a charge is to be owed, but there is no store of debts");
    }

    @Override
    public void noteStarted() {
        // nothing was reserved
    }

    @Override
    public Bill bill() {
        return EmptyBill.INSTANCE;
    }

    @Override
    public ActionRecord without(ActionRecord record) {
        return record;
    }

    @Override
    public void takeBack() {
        // nothing was reserved
    }
}
