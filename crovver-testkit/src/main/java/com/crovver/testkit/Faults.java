package com.crovver.testkit;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Breaks the next answers of the emulator. Each request meets at most one fault: the oldest that is not used up and whose
 * path matches. Thread-safe.
 *
 * <pre>{@code
 * emulator.faults().onPath("/credits/consume").failNext(2, 503);
 * emulator.faults().afterApplying().dropNext(1); // charged, but nobody is told
 * }</pre>
 *
 * <p>Unless {@link #afterApplying} is said, a call that meets a fault is not carried out at all, except by those that
 * answer properly in the end ({@link #delayNext}, {@link #stallNext}). A client may repeat a GET by itself when a kept
 * connection is dropped, and so use up more faults than it was asked for requests; the JDK's does.
 */
public final class Faults {

    private final FaultQueue queue;
    private final String pathText;
    private final boolean afterApplying;

    Faults(FaultQueue queue) {
        this(queue, "", false);
    }

    private Faults(FaultQueue queue, String pathText, boolean afterApplying) {
        this.queue = queue;
        this.pathText = pathText;
        this.afterApplying = afterApplying;
    }

    /** Limits the faults declared on the result to requests whose path contains a text. */
    public Faults onPath(String text) {
        return new Faults(queue, text, afterApplying);
    }

    /** Lets the faults declared on the result strike after the call was carried out, so that only its answer is lost. */
    public Faults afterApplying() {
        return new Faults(queue, pathText, true);
    }

    /**
     * Answers the next {@code times} requests with an error, in the envelope of Crovver's errors.
     *
     * @param status from 400 to 599
     */
    public void failNext(int times, int status) {
        Reply failure = failure(status);
        add(times, (service, wire) -> wire.send(failure));
    }

    /** The same, with a {@code Retry-After} in seconds; parts of a second count as a whole one. */
    public void failNext(int times, int status, Duration retryAfter) {
        long seconds = Math.max(0, retryAfter.plusSeconds(1).minusNanos(1).toSeconds());
        Reply failure = failure(status).with("Retry-After", Long.toString(seconds));
        add(times, (service, wire) -> wire.send(failure));
    }

    /** Closes the connection of the next {@code times} requests without an answer. */
    public void dropNext(int times) {
        add(times, (service, wire) -> wire.drop());
    }

    /** Carries out the next {@code times} requests, and closes the connection after half of each answer's body. */
    public void dropInBodyNext(int times) {
        add(times, (service, wire) -> wire.sendHalf(service.get()));
    }

    /** Waits, in real time whatever the emulator's clock, before the next {@code times} requests are carried out. */
    public void delayNext(int times, Duration delay) {
        long nanos = delay.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        add(times, (service, wire) -> {
            if (!never.await(nanos, TimeUnit.NANOSECONDS)) {
                wire.send(service.get());
            }
        });
    }

    /**
     * Carries out the next {@code times} requests and sends the head and half of the body of each answer.
     *
     * @return lets the rest follow; closing the emulator instead breaks the connections
     */
    public Stall stallNext(int times) {
        Stall stall = new Stall();
        add(times, (service, wire) -> wire.sendHaltingly(service.get(), stall));
        return stall;
    }

    /** Answers the next {@code times} requests with 200 and a page that is no JSON, as a proxy in the way would. */
    public void garbleNext(int times) {
        String page = "<!doctype html><title>Welcome</title><p>Sign in to the network.";
        Reply reply = new Reply(200, Map.of(), "text/html", page);
        add(times, (service, wire) -> wire.send(reply));
    }

    /** Forgets all faults that have not struck yet, on whatever path. */
    public void clear() {
        queue.clear();
    }

    private void add(int times, Fault fault) {
        queue.add(pathText, Checks.atLeast(1, "times", times), afterApplying ? fault.afterApplying() : fault);
    }

    private static Reply failure(int status) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status is " + status + "; a failure has one from 400 to 599");
        }
        String code = status == 429 ? "RATE_LIMITED" : status >= 500 ? "INTERNAL_ERROR" : "INJECTED_FAILURE";
        return Reply.error(status, code, "A failure that a test asked for");
    }
}
