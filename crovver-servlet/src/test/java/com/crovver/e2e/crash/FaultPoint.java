package com.crovver.e2e.crash;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where the process can be made to die, as if it were killed: the system property {@code crash.point} names the point, {@code
 * crash.after} how often it is passed before.
 */
public enum FaultPoint {
    /** The action is claimed, nothing is charged. */
    AFTER_CLAIM,
    /** It may be charged, and is not recorded as started. */
    BEFORE_START,
    /** It is charged and recorded as started, and the handler has not begun. */
    AFTER_START,
    /** The handler has begun, and has done nothing. */
    IN_HANDLER,
    /** What the handler did is durable; for what is charged on success, so is the debt. */
    AFTER_WORK,
    /** The work and its debt are written, and not committed. */
    BEFORE_COMMIT,
    /** The run is over, and its end is not recorded. */
    BEFORE_FINISH,
    /** Its end is recorded, and perhaps not told. */
    AFTER_FINISH,
    /** A debt is leased, and not sent. */
    AFTER_TAKE,
    /** A debt is charged at Crovver, and still in the outbox. */
    BEFORE_DELIVERED,
    /** It is out of the outbox. */
    AFTER_DELIVERED;

    /** The exit status of a process that died at a point; that of one that was killed, too. */
    public static final int STATUS = 137;

    private static final String ARMED = System.getProperty("crash.point", "");
    private static final AtomicInteger LEFT = new AtomicInteger(Integer.getInteger("crash.after", 0));

    /** Passes the point, or dies: no finally block and no shutdown hook runs. */
    public void pass() {
        if (name().equals(ARMED) && LEFT.getAndDecrement() == 0) {
            Runtime.getRuntime().halt(STATUS);
        }
    }
}
