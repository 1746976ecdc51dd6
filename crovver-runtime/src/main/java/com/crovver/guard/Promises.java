package com.crovver.guard;

import com.crovver.model.CrovverException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is going to be owed for an action instead of being taken before it runs: because it is charged on success, or because
 * Crovver is away and the guard lets the run pass. Used by one thread, for one attempt.
 */
interface Promises {

    /** Whether Crovver has refused to take what is owed from a pool, as far as we know. */
    boolean inArrears(Requirement.Credits credits);

    /** Delivers what is owed from a pool if it covers that by now; enough if nothing is refused any more. */
    Funds settleArrears(Requirement.Credits credits, Deadline deadline);

    /** Reserves what is to be charged on success, if the pool has enough. */
    Funds reserve(Requirement.Credits credits, Deadline deadline);

    /** What is to be charged on success was paid by an earlier run of the action. */
    void paidBefore(Requirement.Credits credits);

    /** Reserves what is to be charged on success although the balance cannot be read; false if the guard forbids that. */
    boolean reserveUnseen(Requirement.Credits credits, CrovverException failure);

    /** Whether a guard lets a run pass that could not be charged. */
    boolean allows(Requirement.Credits credits, CrovverException failure);

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
            ActionRecord record);

    /** Whether a charge is owed because Crovver is away. */
    boolean owes(Requirement.Credits credits);

    /** Whether any charge is, so that it is to be written down with the start of the run. */
    boolean areOwedAtStart();

    /** Writes the start, with what is owed from then on; as {@link ChargeStore#save}. */
    Optional<ActionRecord> start(ActionRecord started, ActionRecord otherwise);

    /** The run has started. */
    void noteStarted();

    /** What the run will owe if it succeeds. */
    Bill bill();

    /** The record as it stands if the run does not start, so that nothing is owed for it. */
    ActionRecord without(ActionRecord record);

    /** The run does not start: what was reserved is free. */
    void takeBack();
}
