package com.crovver.servlet;

/** What becomes of keys in annotations that no plan on sale at Crovver has. */
enum KeyChecking {
    /** They are logged, some time after the start. */
    LOG,
    /** They fail the deployment, and so does a Crovver that cannot be asked. */
    FAIL,
    /** Nobody asks. */
    OFF
}
