package com.crovver.annotation;

/** What a requirement means while Crovver cannot be asked: unreachable, too slow, or answering what cannot be understood. */
public enum OutagePolicy {
    /** What the application configured for this kind of requirement. */
    DEFAULT,
    /** The handler does not run; the answer is 503. */
    REFUSE,
    /** The handler runs. For credits this means that the charge is owed, up to what the pool last held. */
    ALLOW,
    /** The last answer counts if it is recent enough; with none, the handler does not run. */
    LAST_KNOWN
}
