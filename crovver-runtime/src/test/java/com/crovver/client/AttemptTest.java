package com.crovver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** The moments that no server can be told to hit: what the JDK still does for an attempt that was given up. */
class AttemptTest {

    private static final HttpResponse.ResponseInfo HEAD = new HttpResponse.ResponseInfo() {
        @Override
        public int statusCode() {
            return 200;
        }

        @Override
        public HttpHeaders headers() {
            return HttpHeaders.of(Map.of(), (name, value) -> true);
        }

        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    };

    private final RecordingSubscription subscription = new RecordingSubscription();
    private final Attempt attempt = new Attempt(null, 0, 1_000);

    @Test
    void headersAfterTheEnd_closeTheConnection() {
        attempt.finish();
        attempt.apply(HEAD).onSubscribe(subscription);

        assertThat(subscription.cancelled).isTrue();
    }

    @Test
    void headersAfterTheInterrupt_failTheBody_soThatNobodyWaitsForIt() {
        attempt.expire();
        HttpResponse.BodySubscriber<byte[]> body = attempt.apply(HEAD);
        body.onSubscribe(subscription);

        assertThatThrownBy(() -> body.getBody().toCompletableFuture().get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(HttpTimeoutException.class);
        attempt.finish();
        assertThat(subscription.cancelled).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void wholeBody_leavesTheConnectionOpen() {
        HttpResponse.BodySubscriber<byte[]> body = attempt.apply(HEAD);
        body.onSubscribe(subscription);
        body.onComplete();
        attempt.expire();
        attempt.finish();

        assertThat(body.getBody().toCompletableFuture().join()).isEmpty();
        assertThat(subscription.cancelled).isFalse();
    }

    private static final class RecordingSubscription implements Flow.Subscription {

        boolean cancelled;

        @Override
        public void request(long count) {}

        @Override
        public void cancel() {
            cancelled = true;
        }
    }
}
