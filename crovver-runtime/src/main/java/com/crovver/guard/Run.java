package com.crovver.guard;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run that has been paid for. Whoever started it says once how it ended; if nobody does, its lease ends it. Thread-safe:
 * the first word counts.
 */
public final class Run {

    private static final Logger LOG = System.getLogger(Run.class.getName());

    private final ActionRecords records;
    private final ActionRecord record;
    private final boolean repeatable;
    private final List<Charged> charges;

    Run(ActionRecords records, ActionRecord record, boolean repeatable, List<Charged> charges) {
        this.records = records;
        this.record = record;
        this.repeatable = repeatable;
        this.charges = List.copyOf(charges);
    }

    /** What was taken for it just now; empty if an earlier run had paid. */
    public List<Charged> charges() {
        return charges;
    }

    /** Whether its client can ask for it again, so that recording its answer is of use. */
    public boolean repeatable() {
        return repeatable;
    }

    /**
     * The handler answered: the action's key buys no further run.
     *
     * @param answer what repeats of the key are answered; null if that was not recorded
     */
    public void finish(@Nullable RecordedAnswer answer) {
        save(record.finished(answer));
    }

    /** The handler broke before it answered: the same key may run it again without a charge, a few times in all. */
    public void fail() {
        save(record.failed());
    }

    private void save(ActionRecord ended) {
        if (!repeatable) {
            return;
        }
        try {
            records.save(ended);
        } catch (ChargeStoreException e) {
            // The answer is on its way: nobody can be told but the log, and the lease ends the run.
            LOG.log(Level.WARNING, "The end of a paid run could not be recorded: {0}", e.getMessage());
        }
    }
}
