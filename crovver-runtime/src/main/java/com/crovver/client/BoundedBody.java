package com.crovver.client;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Collects a body of bounded length. It hands itself out as "the body" at once, so that {@code HttpClient.send} returns
 * with the headers and the wait for the bytes can be bounded: the time-out of a request does not cover them.
 *
 * <p>The JDK's own collector would do, but keeps the buffers and copies them at the end; most answers are one buffer.
 */
final class BoundedBody implements HttpResponse.BodySubscriber<BoundedBody> {

    private final CompletableFuture<byte[]> bytes = new CompletableFuture<>();
    private final long limit;
    private byte[] collected = {};
    private int length;
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean over;

    BoundedBody(long limit) {
        this.limit = limit;
    }

    /** All bytes, once they are there. */
    CompletableFuture<byte[]> bytes() {
        return bytes;
    }

    /** Stops receiving; the connection is closed. */
    void cancel() {
        over = true;
        cancelSubscription();
    }

    @Override
    public CompletionStage<BoundedBody> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        newSubscription.request(Long.MAX_VALUE);
        if (over) { // given up before the subscription was there
            cancelSubscription();
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (over) {
                return;
            }
            int more = buffer.remaining();
            if (length + (long) more > limit) {
                cancel();
                bytes.completeExceptionally(new OversizedAnswerException(limit));
                return;
            }
            makeRoomFor(more);
            buffer.get(collected, length, more);
            length += more;
        }
    }

    /** Exactly for the first buffer, which mostly is all; doubling afterwards. */
    private void makeRoomFor(int more) {
        if (collected.length - length < more) {
            collected = Arrays.copyOf(collected, Math.max(length + more, 2 * length));
        }
    }

    @Override
    public void onError(Throwable failure) {
        bytes.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        bytes.complete(collected.length == length ? collected : Arrays.copyOf(collected, length));
    }

    private void cancelSubscription() {
        Flow.Subscription current = subscription;
        if (current != null) {
            current.cancel();
        }
    }
}
