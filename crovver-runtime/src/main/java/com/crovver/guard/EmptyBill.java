package com.crovver.guard;

import org.jspecify.annotations.Nullable;

/** That of a run which owes nothing, whether it succeeds or not. */
final class EmptyBill implements Bill {

    static final EmptyBill INSTANCE = new EmptyBill();

    private EmptyBill() {}

    @Override
    public boolean isOpen() {
        return false;
    }

    @Override
    public boolean hasPool(String pool) {
        return false;
    }

    @Override
    public void charge(String pool, long amount, ActionRecord record, boolean succeeded) {
        throw unknown(pool);
    }

    @Override
    public void charge(String pool, long amount, ActionRecord record, ChargeWriter transaction) {
        throw unknown(pool);
    }

    private static IllegalArgumentException unknown(String pool) {
        return new IllegalArgumentException(
                "pool \"" + pool + "\" is not charged on success here, and neither is any other");
    }

    @Override
    public ActionRecord write(ActionRecord record, boolean told) {
        return record;
    }

    @Override
    public void release() {
        // nothing is reserved
    }

    @Override
    public boolean finish(ActionRecords records, @Nullable RecordedAnswer answer) {
        return false;
    }
}
