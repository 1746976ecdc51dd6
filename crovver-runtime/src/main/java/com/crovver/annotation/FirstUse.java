package com.crovver.annotation;

/** What happens to a user who never had a seat. */
public enum FirstUse {
    /** A free seat is given, if there is one. */
    ALLOCATE,
    /** The handler does not run; somebody has to give the user a seat first. */
    REFUSE
}
