package com.crovver.client;

import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One sending of a request over {@code java.net.http}, until the last byte of the answer. Another thread can give it up: a
 * body that is on its way is failed, and whatever the JDK does before the body, connecting included, has no handle but the
 * interrupt of the calling thread.
 */
final class Attempt implements HttpResponse.BodyHandler<byte[]> {

    private final InFlight work = new InFlight();
    private final long end;
    private final long bodyLimit;
    private final @Nullable RequestBytes sent;
    private volatile @Nullable BoundedBody received;
    private volatile boolean overdue;
    private volatile boolean finished;

    /**
     * An attempt of the calling thread.
     *
     * @param sent the body of the request; null if there is none
     * @param end when it is to be given up, in the time of {@link DeadlineWatch}
     * @param bodyLimit longest body of an answer, in bytes
     */
    Attempt(@Nullable RequestBytes sent, long end, long bodyLimit) {
        this.sent = sent;
        this.end = end;
        this.bodyLimit = bodyLimit;
    }

    long end() {
        return end;
    }

    HttpRequest.BodyPublisher body() {
        return sent == null ? HttpRequest.BodyPublishers.noBody() : sent;
    }

    @Override
    public HttpResponse.BodySubscriber<byte[]> apply(HttpResponse.ResponseInfo head) {
        BoundedBody body = new BoundedBody(bodyLimit);
        received = body;
        if (overdue) { // given up before there was a body to fail
            body.fail(new HttpTimeoutException("the body came too late"));
        }
        if (finished) { // and nobody waits for it any more
            body.cancel();
        }
        return body;
    }

    /** Gives it up because its time is over. */
    void expire() {
        overdue = true;
        BoundedBody body = received;
        if (body == null) {
            work.abort();
        } else {
            body.fail(new HttpTimeoutException("the body stalled"));
        }
    }

    /** Gives it up because the client is closed. */
    void abort() {
        work.abort();
    }

    /** Takes the end into account, in the calling thread; nothing of it is in flight afterwards, and nothing interrupts it. */
    void finish() {
        work.end();
        finished = true;
        BoundedBody body = received;
        if (body != null) {
            body.cancel();
        }
    }

    /** What to throw for what the JDK threw. */
    IOException failure(IOException thrown) {
        work.end();
        if (thrown.getCause() instanceof OversizedAnswerException oversized) {
            return oversized;
        }
        return overdue && !(thrown instanceof HttpTimeoutException) ? timedOut(thrown) : thrown;
    }

    /**
     * What to throw for an interrupt that ended the attempt.
     *
     * @throws InterruptedException if it did not come from here
     */
    IOException failure(InterruptedException thrown) throws InterruptedException {
        if (!work.end()) {
            throw thrown;
        }
        return overdue ? timedOut(thrown) : new IOException("the client was closed during the call", thrown);
    }

    /** A request whose body nobody has asked for cannot have been carried out. */
    private HttpTimeoutException timedOut(Exception cause) {
        HttpTimeoutException timedOut = sent == null || sent.wereAskedFor()
                ? new HttpTimeoutException("no answer in time")
                : new HttpConnectTimeoutException("no connection in time");
        timedOut.initCause(cause);
        return timedOut;
    }
}
