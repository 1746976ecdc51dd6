package com.crovver.gate;

import com.crovver.guard.Caller;
import com.crovver.guard.Decision;
import org.jspecify.annotations.Nullable;

/**
 * What has been found out about an operation of an exchange, until its gate acts on it: a decision of the engine, or a refusal
 * that stood without asking it.
 *
 * @param decision null if refused without
 * @param caller for whom it was decided; null if refused without
 * @param refusal null if decided
 */
record Verdict(
        @Nullable Decision decision,
        @Nullable Caller caller,
        @Nullable Problem refusal) {

    static Verdict refused(Problem refusal) {
        return new Verdict(null, null, refusal);
    }

    static Verdict decided(Decision decision, Caller caller) {
        return new Verdict(decision, caller, null);
    }

    /** Nobody will act on it: what was paid must not be lost. */
    void discard() {
        if (decision instanceof Decision.Allowed allowed && allowed.run() != null) {
            allowed.run().fail();
        }
    }
}
