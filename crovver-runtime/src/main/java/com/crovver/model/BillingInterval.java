package com.crovver.model;

/** How often a plan is paid. */
public enum BillingInterval {
    /** Every month. */
    MONTHLY,
    /** Every year. */
    YEARLY,
    /** Once, never renewed. */
    ONE_TIME,
    /** A word the kit does not know. */
    UNKNOWN
}
