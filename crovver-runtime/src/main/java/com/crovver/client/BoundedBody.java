package com.crovver.client;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Collects a body of bounded length. It hands itself out as "the body" at once, so that {@code HttpClient.send} returns
 * with the headers and the wait for the bytes can be bounded: the time-out of a request does not cover them.
 */
final class BoundedBody implements HttpResponse.BodySubscriber<BoundedBody> {

    private final HttpResponse.BodySubscriber<byte[]> collector = HttpResponse.BodySubscribers.ofByteArray();
    private final AtomicReference<Flow.@Nullable Subscription> subscription = new AtomicReference<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final long limit;
    private long received;

    BoundedBody(long limit) {
        this.limit = limit;
    }

    /** All bytes, once they are there. */
    CompletableFuture<byte[]> bytes() {
        return collector.getBody().toCompletableFuture();
    }

    /** Stops receiving; the connection is closed. */
    void cancel() {
        over.set(true);
        cancelSubscription();
    }

    @Override
    public CompletionStage<BoundedBody> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription.set(newSubscription);
        collector.onSubscribe(newSubscription);
        if (over.get()) { // given up before the subscription was there
            cancelSubscription();
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            received += buffer.remaining();
        }
        if (over.get()) {
            return;
        }
        if (received > limit) {
            cancel();
            collector.onError(new OversizedAnswerException(limit));
        } else {
            collector.onNext(buffers);
        }
    }

    @Override
    public void onError(Throwable failure) {
        collector.onError(failure);
    }

    @Override
    public void onComplete() {
        collector.onComplete();
    }

    private void cancelSubscription() {
        Flow.Subscription current = subscription.get();
        if (current != null) {
            current.cancel();
        }
    }
}
