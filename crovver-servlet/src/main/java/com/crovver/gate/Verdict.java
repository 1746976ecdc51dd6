package com.crovver.gate;

import com.crovver.guard.Run;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What has been decided for an operation of an exchange, until its gate acts on it.
 *
 * @param refusal words how to refuse, in the thread that the request has then; null if the operation may run
 * @param run what was paid for it; null if that was nothing, or it is refused
 */
record Verdict(
        @Nullable Supplier<Problem> refusal, @Nullable Run run) {

    static Verdict refused(Problem refusal) {
        return refused(() -> refusal);
    }

    static Verdict refused(Supplier<Problem> refusal) {
        return new Verdict(refusal, null);
    }

    static Verdict allowed(@Nullable Run run) {
        return new Verdict(null, run);
    }

    /** Nobody will act on it: what was paid must not be lost. */
    void discard() {
        if (run != null) {
            run.fail();
        }
    }
}
