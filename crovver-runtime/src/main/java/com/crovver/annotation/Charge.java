package com.crovver.annotation;

/** When the credits of a run are taken. */
public enum Charge {
    /** Before the handler starts: taking them is what lets it run. */
    BEFORE,
    /** After the handler has answered below 400; the balance is looked at before it starts. */
    ON_SUCCESS
}
