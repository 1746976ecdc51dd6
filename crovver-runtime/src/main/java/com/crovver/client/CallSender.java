package com.crovver.client;

import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverException;
import com.crovver.model.CrovverProtocolException;
import com.crovver.model.CrovverTransportException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Sends calls: has the request written once, sends it as often as the limits and the nature of the call allow, and has the
 * answer read. Every attempt carries the same bytes, and so the same idempotency key.
 */
final class CallSender {

    private final RequestWriter requests;
    private final Transport transport;
    private final EnvelopeReader reader;
    private final CallLog log;
    private final Closing closing;
    private final Sleeper sleeper;
    private final RandomGenerator random;

    CallSender(
            RequestWriter requests,
            Transport transport,
            EnvelopeReader reader,
            CallLog log,
            Closing closing,
            Sleeper sleeper,
            RandomGenerator random) {
        this.requests = requests;
        this.transport = transport;
        this.reader = reader;
        this.log = log;
        this.closing = closing;
        this.sleeper = sleeper;
        this.random = random;
    }

    /** {@link #send(ApiCall, CallLimits, CallExtras)} with nothing extra. */
    <T> T send(ApiCall<T> call, CallLimits limits) {
        return send(call, limits, CallExtras.NONE);
    }

    /**
     * Makes a call.
     *
     * @throws CrovverException if there is no usable answer
     * @throws IllegalStateException if the key that the call takes was not set
     */
    <T> T send(ApiCall<T> call, CallLimits limits, CallExtras extras) {
        Transport.Request request = requests.write(call, limits.timeout(), extras.headers());
        boolean mayBeEcho = false;
        for (int attempt = 1; ; attempt++) {
            CrovverException failure;
            try {
                return attempt(call, request, limits, extras, attempt, mayBeEcho);
            } catch (CrovverException e) {
                failure = e;
                mayBeEcho = e.mayHaveBeenCarriedOut();
            }
            Optional<Duration> delay = call.repeat() == Repeat.NEVER
                    ? Optional.empty()
                    : limits.retries().delayBefore(attempt, failure, random);
            if (mayBeEcho && failure instanceof CrovverApiException answer && answer.status() == 409) {
                Optional<ApiCall<T>> confirmation = call.confirmation();
                if (confirmation.isPresent()) {
                    return confirm(confirmation.get(), limits, extras, answer);
                }
            }
            boolean lostForGood = failure instanceof CrovverTransportException && (closing.begun() || interrupted());
            if (delay.isEmpty() || !limits.outlasts(delay.get()) || lostForGood) {
                throw failure;
            }
            log.retrying(call, failure, delay.get());
            pause(call, delay.get(), attempt, failure);
        }
    }

    /** Reads what a repeated call is told exists. If it does not, the 409 was about something else and stands. */
    private <T> T confirm(ApiCall<T> confirmation, CallLimits limits, CallExtras extras, CrovverApiException conflict) {
        try {
            return send(confirmation, limits, extras);
        } catch (CrovverException e) {
            boolean absent = e instanceof CrovverApiException answer && answer.status() == 404;
            CrovverException thrown = absent ? conflict : e; // not knowing whether it exists is no conflict
            thrown.addSuppressed(absent ? e : conflict);
            throw thrown;
        }
    }

    private <T> T attempt(
            ApiCall<T> call,
            Transport.Request request,
            CallLimits limits,
            CallExtras extras,
            int attempt,
            boolean mayBeEcho) {
        Duration timeout = limits.nextAttempt();
        if (closing.begun()) {
            throw unsent(call, "the client is closed", attempt, new IOException("closed"), mayBeEcho);
        } else if (interrupted()) {
            throw unsent(call, "the thread is interrupted", attempt, new InterruptedException(), mayBeEcho);
        } else if (timeout.isZero()) {
            throw unsent(call, "the deadline has passed", attempt, new HttpTimeoutException("deadline"), mayBeEcho);
        }
        long start = System.nanoTime();
        try {
            log.sending(call, request, attempt);
            Transport.Response response = transport.send(request.within(timeout));
            log.answered(call, response, attempt, start);
            extras.onAnswer().accept(response);
            return reader.read(call, response, attempt, mayBeEcho);
        } catch (OversizedAnswerException e) {
            log.unanswered(call, "the answer is too long", attempt, start);
            throw new CrovverProtocolException(call + ": " + e.getMessage());
        } catch (IOException e) {
            String what = describe(e, timeout);
            log.unanswered(call, what, attempt, start);
            throw lost(call, what, attempt, e, mayBeEcho || sentAnything(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            String what = closing.begun() ? "the client was closed" : "interrupted while waiting for the answer";
            log.unanswered(call, what, attempt, start);
            throw lost(call, what, attempt, e, true);
        }
    }

    private String describe(IOException failure, Duration timeout) {
        if (failure instanceof HttpTimeoutException || failure instanceof SocketTimeoutException) {
            return "no answer within " + timeout.toMillis() + " ms";
        }
        String what = closing.begun() ? "the client was closed" : "no answer";
        return what + ": " + failure.getClass().getSimpleName();
    }

    /** Waits for the next attempt; throws, with the last failure beside it, if there is to be none after all. */
    private void pause(ApiCall<?> call, Duration delay, int attempts, CrovverException failure) {
        CrovverTransportException stopped;
        try {
            sleeper.sleep(delay);
            if (!closing.begun()) {
                return;
            }
            stopped = lost(
                    call,
                    "the client was closed",
                    attempts,
                    new IOException("closed"),
                    failure.mayHaveBeenCarriedOut());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = lost(call, "interrupted before the next attempt", attempts, e, failure.mayHaveBeenCarriedOut());
        }
        stopped.addSuppressed(failure);
        throw stopped;
    }

    private static boolean interrupted() {
        return Thread.currentThread().isInterrupted();
    }

    /** A connection that never came about carried nothing. */
    private static boolean sentAnything(IOException failure) {
        return !(failure instanceof ConnectException) && !(failure instanceof HttpConnectTimeoutException);
    }

    /** A failure before the sending of this number. */
    private static CrovverTransportException unsent(
            ApiCall<?> call, String what, int attempt, Exception cause, boolean mayHaveBeenCarriedOut) {
        return lost(call, what, attempt - 1, cause, mayHaveBeenCarriedOut);
    }

    private static CrovverTransportException lost(
            ApiCall<?> call, String what, int attempts, Exception cause, boolean mayHaveBeenCarriedOut) {
        String sent = attempts == 0 ? "not sent" : attempts == 1 ? "1 attempt" : attempts + " attempts";
        return new CrovverTransportException(
                call + ": " + what + " (" + sent + ")", attempts, mayHaveBeenCarriedOut, cause);
    }
}
