package com.crovver.client;

import com.crovver.guard.Deadline;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one call may take, where it differs from the client's settings. Immutable and thread-safe.
 *
 * <pre>{@code
 * client.getSeatCount("acme", CallOptions.defaults().withDeadline(Deadline.in(Duration.ofSeconds(2))).withMaxRetries(1));
 * }</pre>
 */
public final class CallOptions {

    private static final CallOptions DEFAULTS = new CallOptions(null, null, null, CallExtras.NONE);

    private final @Nullable Duration timeout;
    private final @Nullable Integer maxRetries;
    private final @Nullable Deadline deadline;
    private final CallExtras extras;

    private CallOptions(
            @Nullable Duration timeout, @Nullable Integer maxRetries, @Nullable Deadline deadline, CallExtras extras) {
        this.timeout = timeout;
        this.maxRetries = maxRetries;
        this.deadline = deadline;
        this.extras = extras;
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
        return new CallOptions(Timeouts.checked("timeout", newTimeout), maxRetries, deadline, extras);
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
        return new CallOptions(timeout, newMaxRetries, deadline, extras);
    }

    /**
     * The moment by which the call is over, with all attempts and the waits between them. A deadline is a moment, so these
     * options serve the calls of one piece of work and are not to be kept.
     */
    public CallOptions withDeadline(Deadline newDeadline) {
        return new CallOptions(timeout, maxRetries, newDeadline, extras);
    }

    /**
     * One more header, sent with every attempt; a second value for the same name replaces the first.
     *
     * @param value visible ASCII characters and spaces
     * @throws IllegalArgumentException if name or value cannot be sent, or if the header is the client's own: keys, content,
     *     {@code Accept}, {@code User-Agent}, and those that frame messages
     */
    public CallOptions withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(extras.headers());
        more.put(CallExtras.checkedName(name, value), value);
        return new CallOptions(timeout, maxRetries, deadline, new CallExtras(Map.copyOf(more), extras.onAnswer()));
    }

    /**
     * Shows every answer as it came: status, headers and body, for what the types leave out. Called for each attempt that
     * was answered, whatever its status, before the answer is read, in the thread that makes the call. What it throws ends
     * the call.
     */
    public CallOptions onAnswer(Consumer<? super Transport.Response> listener) {
        return new CallOptions(timeout, maxRetries, deadline, new CallExtras(extras.headers(), listener::accept));
    }

    @Nullable Deadline deadline() {
        return deadline;
    }

    CallLimits over(CallLimits settings) {
        return new CallLimits(
                timeout == null ? settings.timeout() : timeout,
                maxRetries == null ? settings.retries() : settings.retries().withMaxRetries(maxRetries),
                deadline == null ? settings.deadline() : deadline);
    }

    CallExtras extras() {
        return extras;
    }
}
