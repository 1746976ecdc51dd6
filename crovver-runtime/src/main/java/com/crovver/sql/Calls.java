package com.crovver.sql;

import com.crovver.guard.ChargeStoreException;

/** How the store comes to a connection. Thread-safe. */
interface Calls {

    /**
     * Does something and waits for it.
     *
     * @param what completes "... failed", for the log
     * @throws ChargeStoreException if it cannot be done in time
     */
    <T> T call(String what, Work<T> work);

    /** Does something soon, if there is room for it; what it fails with is of no interest. */
    void later(Work<?> work);
}
