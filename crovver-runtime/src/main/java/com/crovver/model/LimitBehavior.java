package com.crovver.model;

/** What happens when a pool does not have enough credits. */
public enum LimitBehavior {
    /** The consumption is refused and nothing is taken. */
    HARD,
    /** The credits are taken and the balance goes below zero. */
    SOFT,
    /** A word the kit does not know. */
    UNKNOWN
}
