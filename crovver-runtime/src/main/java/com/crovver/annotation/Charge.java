package com.crovver.annotation;

/** When the credits of a run are taken. */
public enum Charge {
    /** Before the handler starts: taking them is what lets it run. */
    BEFORE,
    /**
     * After the handler has answered below 400: at the moment its answer begins to leave, or when it returns, whichever comes first,
     * and whatever happens after. Not if it threw, or answered 400 or more, before that. The pool has to cover the amount before
     * it starts. It is written down before anybody is told of the success, and taken soon after.
     */
    ON_SUCCESS
}
