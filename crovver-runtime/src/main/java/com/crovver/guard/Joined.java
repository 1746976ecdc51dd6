package com.crovver.guard;

import com.crovver.guard.Tab.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What transactions of the application have written of one run. Each of them may have been rolled back, and nobody says so: what
 * counts is told by the version at which the next one finds the record, also that of a run without a key, whose record is written
 * for this alone. Used under the lock of its run.
 */
final class Joined {

    /** What was written, each step on top of the one before. */
    private final List<Step> steps = new ArrayList<>();

    /** What was written by pool where the record was another's. */
    private final Map<String, Long> besides = new HashMap<>();

    /**
     * The record as it was written once, and with it what is owed.
     *
     * @param written by pool, since the run began
     */
    private record Step(ActionRecord record, Map<String, Written> written) {

        Written written(Tab tab) {
            return written.getOrDefault(tab.pool(), Written.NOTHING);
        }

        Step then(ActionRecord next, Tab tab, Written more) {
            Map<String, Written> all = new HashMap<>(written);
            all.put(tab.pool(), more);
            return new Step(next, all);
        }
    }

    boolean isEmpty() {
        return steps.isEmpty() && besides.isEmpty();
    }

    /**
     * Writes what a run costs.
     *
     * @param begun the record as it was when the run began
     * @throws IllegalStateException if more is owed already
     */
    void charge(ActionRecord begun, Tab tab, long cost, ChargeWriter transaction, Instant now) {
        for (int last = steps.size(); last >= 0; last--) {
            Step step = last == 0 ? new Step(begun, Map.of()) : steps.get(last - 1);
            Written before = step.written(tab);
            Optional<ActionRecord> found = transaction.save(
                    step.record().withCharge(tab.pool()).finished(step.record().answer()),
                    tab.debt(before, cost, begun, now).stream().toList());
            if (found.isPresent()) {
                steps.subList(last, steps.size()).clear();
                steps.add(step.then(found.get(), tab, before.upTo(cost)));
                tab.requireNoLess(before, cost);
                return;
            }
        }
        chargeBesides(begun, tab, cost, transaction, now);
    }

    /** Another request holds the action by now: should it succeed too, it owes under the same key, so one of the two counts. */
    private void chargeBesides(ActionRecord begun, Tab tab, long cost, ChargeWriter transaction, Instant now) {
        Long before = besides.putIfAbsent(tab.pool(), cost);
        if (before != null && before != cost) {
            throw new IllegalStateException("the run was said to cost " + before + " credits of pool \"" + tab.pool()
                    + "\" before, and its key is another request's by now: whether that was rolled back cannot be told, so "
                    + cost + " cannot take their place; say the same amount again");
        }
        List<Debt> owed = tab.debt(Written.NOTHING, cost, begun, now).stream().toList();
        if (!owed.isEmpty()) {
            transaction.owe(owed);
        }
    }

    /** Finishes the record as a transaction has left it; false if none has. */
    boolean finish(ActionRecords records, @Nullable RecordedAnswer answer) {
        for (int last = steps.size() - 1; last >= 0; last--) {
            Step step = steps.get(last);
            Optional<ActionRecord> found = records.save(step.record().finished(answer));
            if (found.isPresent()) {
                steps.subList(last, steps.size()).clear();
                steps.add(new Step(found.get(), step.written()));
                return true;
            }
        }
        return false;
    }
}
