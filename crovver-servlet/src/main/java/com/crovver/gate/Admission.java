package com.crovver.gate;

/** What became of the wish to run an operation. */
public sealed interface Admission {

    /** It may run. */
    record Passed() implements Admission {
        static final Passed PASSED = new Passed();
    }

    /**
     * It must not run.
     *
     * @param problem how to refuse
     */
    record Refused(Problem problem) implements Admission {}

    /**
     * It has run before, for the same idempotency key.
     *
     * @param answer what it answered then, to be given again
     */
    record Replayed(RecordedResponse answer) implements Admission {}
}
