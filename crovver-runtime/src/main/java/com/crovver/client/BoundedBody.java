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
 * Collects a body of bounded length, which can be failed from outside while it is on its way.
 *
 * <p>The JDK's own collector keeps the buffers and copies them at the end; most answers are one buffer.
 */
final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {

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
    @Override
    public CompletionStage<byte[]> getBody() {
        return bytes;
    }

    /** Fails the body if it is not complete; whoever waits for it goes on, and has to {@link #cancel} it. */
    void fail(Exception failure) {
        bytes.completeExceptionally(failure);
    }

    /** Stops receiving if it is not complete; the connection is closed then. */
    void cancel() {
        if (!over) {
            over = true;
            cancelSubscription();
        }
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
        over = true;
        bytes.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        over = true;
        bytes.complete(collected.length == length ? collected : Arrays.copyOf(collected, length));
    }

    private void cancelSubscription() {
        Flow.Subscription current = subscription;
        if (current != null) {
            current.cancel();
        }
    }
}
