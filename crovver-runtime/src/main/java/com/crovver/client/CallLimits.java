package com.crovver.client;

import com.crovver.guard.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a call may take, with every setting filled in.
 *
 * @param timeout longest time for one attempt
 * @param retries when to send again
 * @param deadline moment by which the call is over, attempts and waits included; null means none
 */
record CallLimits(
        Duration timeout, RetryPolicy retries, @Nullable Deadline deadline) {

    /** The time for an attempt that begins now; zero once the deadline has passed. */
    Duration nextAttempt() {
        if (deadline == null) {
            return timeout;
        }
        Duration remaining = deadline.remaining();
        return remaining.compareTo(timeout) < 0 ? remaining : timeout;
    }

    /** Whether there is time left after a wait that begins now. */
    boolean outlasts(Duration wait) {
        return deadline == null || deadline.remaining().compareTo(wait) > 0;
    }
}
