package com.crovver.guard;

/**
 * A run that has been paid for. Whoever started it says once how it ended; if nobody does, its lease ends it. Thread-safe:
 * the last word counts.
 */
public final class Run {

    private final ActionRecords records;
    private final ActionRecord record;
    private final boolean repeatable;

    Run(ActionRecords records, ActionRecord record, boolean repeatable) {
        this.records = records;
        this.record = record;
        this.repeatable = repeatable;
    }

    /** The handler answered: the action's key buys no further run. */
    public void finish() {
        if (repeatable) {
            records.save(record.with(ActionRecord.State.FINISHED));
        }
    }

    /** The handler broke before it answered: the same key may run it again without a charge, a few times in all. */
    public void fail() {
        if (repeatable) {
            records.save(record.failed());
        }
    }
}
