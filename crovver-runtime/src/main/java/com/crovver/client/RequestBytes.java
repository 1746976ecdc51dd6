package com.crovver.client;

import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/**
 * Publishes the body of a request in one piece, and knows whether anybody has asked for it: before, the server cannot have
 * seen the whole request. The JDK's own publisher copies the bytes first.
 */
final class RequestBytes implements HttpRequest.BodyPublisher {

    private final byte[] bytes;
    private volatile boolean askedFor;

    RequestBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean wereAskedFor() {
        return askedFor;
    }

    @Override
    public long contentLength() {
        return bytes.length;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        subscriber.onSubscribe(new OnePiece(subscriber));
    }

    /** Gives everything at the first request of a subscriber, who calls in turn, as {@link Flow} demands. */
    private final class OnePiece implements Flow.Subscription {

        private final Flow.Subscriber<? super ByteBuffer> subscriber;
        private volatile boolean over;

        OnePiece(Flow.Subscriber<? super ByteBuffer> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void request(long count) {
            if (over) {
                return;
            }
            over = true;
            if (count <= 0) {
                subscriber.onError(new IllegalArgumentException("asked for " + count + " buffers"));
                return;
            }
            askedFor = true;
            subscriber.onNext(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
            subscriber.onComplete();
        }

        @Override
        public void cancel() {
            over = true;
        }
    }
}
