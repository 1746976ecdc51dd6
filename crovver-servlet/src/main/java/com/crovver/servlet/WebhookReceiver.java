package com.crovver.servlet;

import com.crovver.guard.Engine;
import com.crovver.model.CrovverProtocolException;
import com.crovver.spi.WebhookListener;
import com.crovver.webhook.WebhookEvent;
import com.crovver.webhook.WebhookEvent.SubscriptionEvent;
import com.crovver.webhook.WebhookSignatureException;
import com.crovver.webhook.WebhookVerifier;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Takes deliveries of webhooks: makes the engine forget what it knows of the tenant, and hands the event on. Thread-safe.
 *
 * <p>What an event says of a subscription is not believed: it may be late, or sent again. It tells only of whom to ask anew.
 * So a delivery that comes twice or out of order does no harm, and nothing has to be remembered to recognise one.
 */
final class WebhookReceiver implements AutoCloseable {

    private static final Logger LOG = System.getLogger(WebhookReceiver.class.getName());

    /** Crovver waits five seconds in all; the rest is for the way. */
    private static final Duration LISTENER_LIMIT = Duration.ofSeconds(3);

    private static final int LISTENER_THREADS = 4;
    private static final int MAX_WAITING = 256;

    private final WebhookVerifier verifier;
    private final Engine engine;
    private final @Nullable WebhookListener listener;
    private final Duration listenerLimit;
    private final ThreadPoolExecutor listenerThreads;

    /**
     * A receiver.
     *
     * @param listener the application's; null if it has none
     */
    WebhookReceiver(WebhookVerifier verifier, Engine engine, @Nullable WebhookListener listener) {
        this(verifier, engine, listener, LISTENER_LIMIT);
    }

    WebhookReceiver(
            WebhookVerifier verifier, Engine engine, @Nullable WebhookListener listener, Duration listenerLimit) {
        this.verifier = verifier;
        this.engine = engine;
        this.listener = listener;
        this.listenerLimit = listenerLimit;
        this.listenerThreads = new ThreadPoolExecutor(
                LISTENER_THREADS,
                LISTENER_THREADS,
                5,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MAX_WAITING),
                task -> {
                    Thread thread = new Thread(task, "crovver-webhooks");
                    thread.setDaemon(true);
                    return thread;
                });
        listenerThreads.allowCoreThreadTimeOut(true);
    }

    /**
     * Takes a delivery.
     *
     * @param body as it came
     * @param signature the header's value; null if there was none
     * @return the HTTP status to answer with
     */
    int receive(byte[] body, @Nullable String signature) {
        WebhookEvent event;
        try {
            event = verifier.verify(body, signature);
        } catch (WebhookSignatureException e) {
            return 401;
        } catch (CrovverProtocolException e) {
            LOG.log(Level.WARNING, "A webhook was signed by Crovver, but cannot be understood: {0}", e.getMessage());
            return 400;
        }
        if (event instanceof SubscriptionEvent change) {
            apply(change);
        }
        return listener == null ? 200 : tell(listener, event);
    }

    private void apply(SubscriptionEvent change) {
        String tenant = change.subscription().tenantId();
        if (change.change() == WebhookEvent.Change.CANCELED || saysOver(change)) {
            engine.tenantEnded(tenant);
        } else {
            engine.tenantChanged(tenant);
        }
    }

    /** Not believed, but reason enough not to let the tenant live on what was known before, should Crovver be away. */
    private static boolean saysOver(SubscriptionEvent change) {
        return switch (change.subscription().status().state()) {
            case TRIAL, ACTIVE, PENDING_CANCEL, PENDING -> false;
            case PAST_DUE, CANCELED, EXPIRED, PAUSED, NONE, UNKNOWN -> true;
        };
    }

    private int tell(WebhookListener told, WebhookEvent event) {
        Future<?> call;
        try {
            call = listenerThreads.submit(() -> {
                told.on(event);
                return null;
            });
        } catch (RejectedExecutionException e) {
            LOG.log(Level.WARNING, "Too many webhooks wait for {0}; {1} was not taken", name(told), event);
            return 503;
        }
        try {
            call.get(listenerLimit.toMillis(), TimeUnit.MILLISECONDS);
            return 200;
        } catch (TimeoutException e) {
            return 202;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            LOG.log(
                    Level.WARNING,
                    "{0} threw {1} for {2}; the event can be sent again from the dashboard",
                    name(told),
                    cause == null ? "nothing" : cause.getClass().getName(),
                    event);
            return 500;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 503;
        }
    }

    private static String name(WebhookListener listener) {
        return listener.getClass().getName();
    }

    /** Ends calls of the listener. */
    @Override
    public void close() {
        listenerThreads.shutdownNow();
    }
}
