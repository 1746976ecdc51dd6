package com.crovver.client;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The transport on {@code java.net.http}: HTTP/1.1, no redirects, few daemon threads of its own.
 *
 * <p>It uses the blocking {@code send} in the caller's thread. {@code sendAsync} completes its futures on the common pool,
 * which on one or two processors means a new thread for every call. {@code HttpRequest.timeout} ends with the headers, so
 * the body is waited for separately ({@link BoundedBody}).
 */
final class JdkTransport implements Transport, AutoCloseable {

    /** Answers of the API are a few kilobytes; a catalogue of a thousand plans has about one megabyte. */
    static final long MAX_BODY_BYTES = 16L << 20;

    /** These threads never wait for anything, so a few of them serve any number of calls. */
    private static final int THREADS = 4;

    private final Set<InFlight> inFlight = ConcurrentHashMap.newKeySet();
    private final Map<String, String> headers;
    private final Consumer<HttpClient> onClose;

    /** Null once closed: the selector thread of an {@code HttpClient} ends when nobody can reach it any more. */
    private volatile @Nullable HttpClient client;

    private JdkTransport(HttpClient client, Map<String, String> headers, Consumer<HttpClient> onClose) {
        this.client = client;
        this.headers = headers;
        this.onClose = onClose;
    }

    /** A transport with connections and threads of its own. */
    static JdkTransport own(Duration connectTimeout, @Nullable SSLContext sslContext, @Nullable ProxySettings proxy) {
        ThreadPoolExecutor executor = DaemonThreads.pool(
                "crovver-http-",
                THREADS,
                Integer.MAX_VALUE,
                // Only after close(): the last clean-up of a connection must not get lost, or it is never released.
                (task, closedPool) -> task.run());
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .executor(executor);
        if (sslContext != null) {
            builder.sslContext(sslContext);
        }
        if (proxy != null) {
            builder.proxy(ProxySelector.of(proxy.address()));
        }
        return new JdkTransport(builder.build(), proxy == null ? Map.of() : proxy.headers(), client -> {
            executor.shutdown();
            shutDown(client);
        });
    }

    /** A transport over somebody else's connections and threads, which it leaves alone. */
    static JdkTransport over(HttpClient foreign) {
        return new JdkTransport(foreign, Map.of(), client -> {});
    }

    @Override
    public Response send(Request request) throws IOException, InterruptedException {
        InFlight call = new InFlight();
        // In this order: either close() sees the call, or the call sees that the client is gone.
        inFlight.add(call);
        try {
            HttpClient http = client;
            if (http == null) {
                throw new IOException("the client is closed");
            }
            return exchange(http, request);
        } catch (InterruptedException e) {
            if (call.end()) {
                throw new IOException("the client was closed during the call", e);
            }
            throw e;
        } finally {
            inFlight.remove(call);
            call.end();
        }
    }

    /** Ends calls in flight with an {@link IOException} and lets the threads end. */
    @Override
    public void close() {
        HttpClient last = client;
        client = null;
        inFlight.forEach(InFlight::abort);
        if (last != null) {
            onClose.accept(last);
        }
    }

    /** Ends the selector thread now, where the JDK can (21 and later); before, it ends with the unreachable client. */
    private static void shutDown(HttpClient client) {
        try {
            HttpClient.class.getMethod("shutdownNow").invoke(client);
        } catch (ReflectiveOperationException e) {
            // an older JDK
        }
    }

    private Response exchange(HttpClient http, Request request) throws IOException, InterruptedException {
        long end = System.nanoTime() + request.timeout().toNanos();
        HttpResponse<BoundedBody> head = http.send(toJdk(request), info -> new BoundedBody(MAX_BODY_BYTES));
        BoundedBody collected = head.body();
        // None where the JDK answers by itself, as for a proxy's 407.
        byte[] body = collected == null ? new byte[0] : await(collected, end - System.nanoTime());
        return new Response(head.statusCode(), head.headers().map(), body);
    }

    private static byte[] await(BoundedBody body, long nanos) throws IOException, InterruptedException {
        boolean complete = false;
        try {
            byte[] bytes = body.bytes().get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
            complete = true;
            return bytes;
        } catch (TimeoutException e) {
            HttpTimeoutException timedOut = new HttpTimeoutException("the body stalled");
            timedOut.initCause(e);
            throw timedOut;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OversizedAnswerException oversized) {
                throw oversized;
            }
            throw new IOException("the body broke off", e.getCause());
        } finally {
            if (!complete) {
                body.cancel();
            }
        }
    }

    private HttpRequest toJdk(Request request) {
        HttpRequest.BodyPublisher body = request.body()
                .map(HttpRequest.BodyPublishers::ofByteArray)
                .orElseGet(HttpRequest.BodyPublishers::noBody);
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri())
                .method(request.method(), body)
                .timeout(request.timeout());
        request.headers().forEach(builder::setHeader);
        headers.forEach(builder::setHeader);
        return builder.build();
    }
}
