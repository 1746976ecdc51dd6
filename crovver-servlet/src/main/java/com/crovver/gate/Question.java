package com.crovver.gate;

import com.crovver.guard.Action;
import com.crovver.guard.Caller;
import com.crovver.guard.Operation;

/** What is to be asked about an operation of an exchange, unless the request settles it by itself. */
sealed interface Question {

    /**
     * The engine has to be asked.
     *
     * @param operation with what it costs in this exchange
     * @param action what the request names, or a new one
     */
    record Open(Operation operation, Caller caller, Action action) implements Question {}

    /**
     * The operation must not run, whatever the engine would say.
     *
     * @param refusal how to refuse
     */
    record Refused(Problem refusal) implements Question {}
}
