package com.crovver.guard;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The record of an action, in the hands of the one attempt at charging for it. Used by one thread. */
final class HeldRecord {

    private static final Logger LOG = System.getLogger(HeldRecord.class.getName());

    private final ActionRecords records;
    private final Action action;
    private ActionRecord record;
    /** Whether a write has been begun that the store has not answered: it may have been made, and is not to be written over. */
    private boolean unanswered;

    HeldRecord(ActionRecords records, Action action, ActionRecord record) {
        this.records = records;
        this.action = action;
        this.record = record;
    }

    /** As it stands. */
    ActionRecord now() {
        return record;
    }

    boolean isCharged(Requirement.Credits credits) {
        return record.charged().contains(credits.pool());
    }

    /** Whether anybody can ask for the action again, unless they are told of its identity. */
    boolean isNamed() {
        return action.chosenByClient();
    }

    /** What the client may use to ask again for what has been taken; null if nothing can have been. */
    @Nullable String identity() {
        return isWorthRepeating() ? action.identity() : null;
    }

    /** As {@link #identity}, after the store has failed. */
    @Nullable String identityAfterFailure() {
        return unanswered ? action.identity() : identity();
    }

    private boolean isWorthRepeating() {
        return record.chargeLost() || !record.charged().isEmpty();
    }

    /** Crovver has refused the charge under the present identity, and would do so again. */
    void nextRound() {
        record = record.inNextRound();
    }

    /** A charge has been taken, or is owed. */
    void noteCharge(Requirement.Credits credits) {
        record = record.withCharge(credits.pool());
    }

    /**
     * The answer to a charge was lost.
     *
     * @param before the most that its pool held before any attempt to take it; null if that is not known
     */
    void noteLoss(@Nullable Long before) {
        record = record.withChargeLost(before);
    }

    /**
     * Writes down what has been taken while more is to be taken: whoever takes the action over, should this process die, then
     * knows which charge may have been made unnoticed.
     *
     * @return whether the action is still held
     */
    boolean keep() {
        if (!isNamed()) {
            return true;
        }
        unanswered = true;
        Optional<ActionRecord> kept = records.save(record);
        unanswered = false;
        kept.ifPresent(it -> record = it);
        return kept.isPresent();
    }

    /**
     * Writes the start, with what is owed from then on; empty if the action has been taken over. Where something is owed, even an
     * action that nobody can name is written: its record keeps the debts from being written once the run has been refused.
     */
    Optional<ActionRecord> start(Promises promises) {
        unanswered = true;
        ActionRecord started = record.started();
        ActionRecord otherwise = promises.without(record).open();
        Optional<ActionRecord> written;
        if (promises.areOwedAtStart()) {
            written = promises.start(isNamed() ? started : started.finished(null), otherwise);
        } else {
            written = isNamed() ? records.save(started, otherwise) : Optional.of(started);
        }
        unanswered = false;
        return written;
    }

    /**
     * Lets go of the action, which does not run. Where nothing was tried for it, as for all that are refused while a pool is known to
     * be too short, nothing stays: whoever is refused may send as many keys as they like.
     *
     * @param spent whether its key was spent before
     */
    void leave(Promises promises, boolean spent) {
        if (unanswered) {
            return;
        }
        ActionRecord without = promises.without(record);
        try {
            if (isNamed() && !spent && without.isUntouched()) {
                records.forget(without);
            } else if (isNamed() || (!spent && isWorthRepeating())) {
                records.save(spent ? without.finished(null) : without.open());
            }
        } catch (ChargeStoreException e) {
            // The outcome stands; the record opens again by itself, at the latest when its lease ends.
            LOG.log(Level.WARNING, "What became of a charge could not be recorded: {0}", e.getMessage());
        }
    }
}
