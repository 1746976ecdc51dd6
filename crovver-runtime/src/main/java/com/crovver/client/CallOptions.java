package com.crovver.client;

import com.crovver.guard.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one call may take, where it differs from the client's settings. Immutable and thread-safe.
 *
 * <pre>{@code
 * client.getSeatCount("acme", CallOptions.defaults().withDeadline(Deadline.in(Duration.ofSeconds(2))).withMaxRetries(1));
 * }</pre>
 */
public final class CallOptions {

    private static final CallOptions DEFAULTS = new CallOptions(null, null, null);

    private final @Nullable Duration timeout;
    private final @Nullable Integer maxRetries;
    private final @Nullable Deadline deadline;

    private CallOptions(@Nullable Duration timeout, @Nullable Integer maxRetries, @Nullable Deadline deadline) {
        this.timeout = timeout;
        this.maxRetries = maxRetries;
        this.deadline = deadline;
    }

    /** The client's own settings and no deadline. */
    public static CallOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Another time-out per attempt, from sending to the last byte of the answer.
     *
     * @param newTimeout above zero, at most one day
     * @throws IllegalArgumentException if it is not
     */
    public CallOptions withTimeout(Duration newTimeout) {
        return new CallOptions(Timeouts.checked("timeout", newTimeout), maxRetries, deadline);
    }

    /**
     * Another number of retries. A call that must not be repeated is not repeated whatever the number.
     *
     * @param newMaxRetries attempts after the first, at least 0
     * @throws IllegalArgumentException if it is below 0
     */
    public CallOptions withMaxRetries(int newMaxRetries) {
        if (newMaxRetries < 0) {
            throw new IllegalArgumentException("maxRetries must be at least 0, was " + newMaxRetries);
        }
        return new CallOptions(timeout, newMaxRetries, deadline);
    }

    /**
     * The moment by which the call is over, with all attempts and the waits between them. A deadline is a moment, so these
     * options serve the calls of one piece of work and are not to be kept.
     */
    public CallOptions withDeadline(Deadline newDeadline) {
        return new CallOptions(timeout, maxRetries, newDeadline);
    }

    CallLimits over(CallLimits settings) {
        return new CallLimits(
                timeout == null ? settings.timeout() : timeout,
                maxRetries == null ? settings.retries() : settings.retries().withMaxRetries(maxRetries),
                deadline == null ? settings.deadline() : deadline);
    }
}
