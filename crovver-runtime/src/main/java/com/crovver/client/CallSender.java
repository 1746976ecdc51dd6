package com.crovver.client;

import com.crovver.model.CrovverException;
import com.crovver.model.CrovverProtocolException;
import com.crovver.model.CrovverTransportException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Sends calls: builds the request once, sends it as often as the limits and the nature of the call allow, and has the
 * answer read. Every attempt carries the same bytes, and so the same idempotency key.
 */
final class CallSender {

    private static final Logger LOG = System.getLogger("com.crovver.client");

    private final String baseUrl;
    private final String userAgent;
    private final ApiKeys keys;
    private final Transport transport;
    private final EnvelopeReader reader;
    private final Closing closing;
    private final Sleeper sleeper;
    private final RandomGenerator random;

    CallSender(
            String baseUrl,
            String userAgent,
            ApiKeys keys,
            Transport transport,
            EnvelopeReader reader,
            Closing closing,
            Sleeper sleeper,
            RandomGenerator random) {
        this.baseUrl = baseUrl;
        this.userAgent = userAgent;
        this.keys = keys;
        this.transport = transport;
        this.reader = reader;
        this.closing = closing;
        this.sleeper = sleeper;
        this.random = random;
    }

    /**
     * Makes a call.
     *
     * @throws CrovverException if there is no usable answer
     * @throws IllegalStateException if the key that the call takes was not set
     */
    <T> T send(ApiCall<T> call, CallLimits limits) {
        Transport.Request request = request(call, limits);
        for (int attempt = 1; ; attempt++) {
            CrovverException failure;
            try {
                return attempt(call, request, limits, attempt);
            } catch (CrovverException e) {
                failure = e;
            }
            Optional<Duration> delay = call.repeat() == Repeat.NEVER
                    ? Optional.empty()
                    : limits.retries().delayBefore(attempt, failure, random);
            boolean lostForGood = failure instanceof CrovverTransportException && (closing.begun() || interrupted());
            if (delay.isEmpty() || !limits.outlasts(delay.get()) || lostForGood) {
                throw failure;
            }
            // The kind of failure only: its message quotes the service, and may name a person.
            LOG.log(
                    Level.DEBUG,
                    "{0}: {1}, next attempt in {2}",
                    call,
                    failure.getClass().getSimpleName(),
                    delay.get());
            pause(call, delay.get(), attempt, failure);
        }
    }

    private <T> T attempt(ApiCall<T> call, Transport.Request request, CallLimits limits, int attempt) {
        Duration timeout = limits.nextAttempt();
        if (closing.begun()) {
            throw unsent(call, "the client is closed", attempt, new IOException("closed"));
        } else if (interrupted()) {
            throw unsent(call, "the thread is interrupted", attempt, new InterruptedException());
        } else if (timeout.isZero()) {
            throw unsent(call, "the deadline has passed", attempt, new HttpTimeoutException("deadline"));
        }
        long start = System.nanoTime();
        try {
            Transport.Response response = transport.send(request.within(timeout));
            logAttempt(call, attempt, start, response.status());
            return reader.read(call, response, attempt);
        } catch (OversizedAnswerException e) {
            throw new CrovverProtocolException(call + ": " + e.getMessage());
        } catch (HttpTimeoutException | SocketTimeoutException e) {
            throw lost(call, "no answer within " + timeout.toMillis() + " ms", attempt, e);
        } catch (IOException e) {
            String what = closing.begun() ? "the client was closed" : "no answer";
            throw lost(call, what + ": " + e.getClass().getSimpleName(), attempt, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw lost(call, "interrupted while waiting for the answer", attempt, e);
        }
    }

    /** Waits for the next attempt; throws, with the last failure beside it, if there is to be none after all. */
    private void pause(ApiCall<?> call, Duration delay, int attempts, CrovverException failure) {
        CrovverTransportException stopped;
        try {
            sleeper.sleep(delay);
            if (!closing.begun()) {
                return;
            }
            stopped = lost(call, "the client was closed", attempts, new IOException("closed"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = lost(call, "interrupted before the next attempt", attempts, e);
        }
        stopped.addSuppressed(failure);
        throw stopped;
    }

    private Transport.Request request(ApiCall<?> call, CallLimits limits) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", userAgent);
        Map<String, String> query = new LinkedHashMap<>(call.query());
        keys.apply(call, headers, query);
        URI uri = URI.create(baseUrl + call.path() + queryString(query));
        return new Transport.Request(call.method(), uri, headers, call.body().map(JsonBody::toBytes), limits.timeout());
    }

    private static String queryString(Map<String, String> query) {
        return query.isEmpty()
                ? ""
                : query.entrySet().stream()
                        .map(field ->
                                PercentEncoding.encode(field.getKey()) + "=" + PercentEncoding.encode(field.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static boolean interrupted() {
        return Thread.currentThread().isInterrupted();
    }

    private static void logAttempt(ApiCall<?> call, int attempt, long start, int status) {
        if (LOG.isLoggable(Level.DEBUG)) {
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            LOG.log(Level.DEBUG, "{0}: HTTP {1} in {2} ms, attempt {3}", call, status, millis, attempt);
        }
    }

    /** A failure before the sending of this number. */
    private static CrovverTransportException unsent(ApiCall<?> call, String what, int attempt, Exception cause) {
        return lost(call, what, attempt - 1, cause);
    }

    private static CrovverTransportException lost(ApiCall<?> call, String what, int attempts, Exception cause) {
        String sent = attempts == 0 ? "not sent" : attempts == 1 ? "1 attempt" : attempts + " attempts";
        return new CrovverTransportException(call + ": " + what + " (" + sent + ")", attempts, cause);
    }
}
