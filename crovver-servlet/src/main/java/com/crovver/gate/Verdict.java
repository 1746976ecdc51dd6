package com.crovver.gate;

import com.crovver.guard.Caller;
import com.crovver.guard.Decision;

/** What has been found out about an operation of an exchange, until its gate acts on it. */
sealed interface Verdict {

    /**
     * The engine was asked.
     *
     * @param caller for whom it decided
     */
    record Decided(Decision decision, Caller caller) implements Verdict {}

    /**
     * Refused without asking the engine.
     *
     * @param refusal how to refuse
     */
    record Refused(Problem refusal) implements Verdict {}

    /** Nobody will act on it: what was paid must not be lost. */
    default void discard() {
        if (this instanceof Decided decided
                && decided.decision() instanceof Decision.Allowed allowed
                && allowed.run() != null) {
            allowed.run().fail();
        }
    }
}
