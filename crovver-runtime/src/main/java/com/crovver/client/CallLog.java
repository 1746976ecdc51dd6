package com.crovver.client;

import com.crovver.model.CrovverException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Tells, at debug level, what calls do: their names, never ids, keys or tokens. Bodies are written only if they were asked
 * for, and then without keys and tokens.
 */
final class CallLog {

    static final Logger DEFAULT = System.getLogger("com.crovver.client");

    private final Logger logger;
    private final ApiKeys keys;
    private final boolean bodies;

    CallLog(Logger logger, ApiKeys keys, boolean bodies) {
        this.logger = logger;
        this.keys = keys;
        this.bodies = bodies;
    }

    void sending(ApiCall<?> call, Transport.Request request, int attempt) {
        if (bodies && logger.isLoggable(Level.DEBUG)) {
            request.body()
                    .ifPresent(
                            body -> logger.log(Level.DEBUG, "{0}: attempt {1} sends {2}", call, attempt, text(body)));
        }
    }

    void answered(ApiCall<?> call, Transport.Response response, int attempt, long start) {
        if (logger.isLoggable(Level.DEBUG)) {
            logger.log(
                    Level.DEBUG,
                    "{0}: HTTP {1} in {2} ms, attempt {3}",
                    call,
                    response.status(),
                    millisSince(start),
                    attempt);
            if (bodies) {
                logger.log(Level.DEBUG, "{0}: attempt {1} got {2}", call, attempt, text(response.body()));
            }
        }
    }

    /** The same of an attempt that got no usable answer. */
    void unanswered(ApiCall<?> call, String what, int attempt, long start) {
        logger.log(Level.DEBUG, "{0}: {1}, after {2} ms, attempt {3}", call, what, millisSince(start), attempt);
    }

    private static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    /** Names the kind of failure only: its message quotes the service, and may name a person. */
    void retrying(ApiCall<?> call, CrovverException failure, Duration delay) {
        logger.log(
                Level.DEBUG,
                "{0}: {1}, next attempt in {2}",
                call,
                failure.getClass().getSimpleName(),
                delay);
    }

    private String text(byte[] body) {
        return keys.loggable(new String(body, StandardCharsets.UTF_8));
    }
}
