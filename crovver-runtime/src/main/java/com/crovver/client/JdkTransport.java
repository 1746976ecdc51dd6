package com.crovver.client;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The transport on {@code java.net.http}: HTTP/1.1, no redirects, few daemon threads of its own.
 *
 * <p>It uses the blocking {@code send} in the caller's thread. {@code sendAsync} completes its futures on the common pool,
 * which on one or two processors means a new thread for every call. Time-outs are those of {@link DeadlineWatch}.
 */
final class JdkTransport implements Transport, AutoCloseable {

    /** Answers of the API are a few kilobytes; a catalogue of a thousand plans has about one megabyte. */
    static final long MAX_BODY_BYTES = 16L << 20;

    /** These threads never wait for anything, so a few of them serve any number of calls. */
    private static final int THREADS = 4;

    private final DeadlineWatch watch = new DeadlineWatch();
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
        Attempt attempt = new Attempt(
                request.body().map(RequestBytes::new).orElse(null),
                watch.in(request.timeout().toNanos()),
                MAX_BODY_BYTES);
        // In this order: either close() sees the attempt, or the attempt sees that the client is gone.
        watch.add(attempt);
        try {
            HttpClient http = client;
            if (http == null) {
                throw new IOException("the client is closed");
            }
            HttpResponse<byte[]> answer = http.send(
                    new JdkRequest(
                            request.method(),
                            request.uri(),
                            request.preparedHeaders().with(headers).prepared(),
                            attempt.body()),
                    attempt);
            byte[] body = answer.body();
            // None where the JDK answers by itself, as for a proxy's 407.
            return new Response(answer.statusCode(), answer.headers().map(), body == null ? new byte[0] : body);
        } catch (IOException e) {
            throw attempt.failure(e);
        } catch (InterruptedException e) {
            throw attempt.failure(e);
        } finally {
            watch.remove(attempt);
            attempt.finish();
        }
    }

    /** Ends calls in flight with an {@link IOException} and lets the threads end. */
    @Override
    public void close() {
        HttpClient last = client;
        client = null;
        watch.close();
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
}
