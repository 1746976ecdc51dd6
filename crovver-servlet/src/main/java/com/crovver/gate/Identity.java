package com.crovver.gate;

import com.crovver.guard.Caller;

/** Who calls, or how to refuse somebody whom nobody knows. */
public sealed interface Identity {

    /** Somebody of a tenant. */
    record Known(Caller caller) implements Identity {}

    /**
     * Nobody of whom a tenant is known.
     *
     * @param refusal how to refuse
     */
    record Unknown(Problem refusal) implements Identity {}
}
