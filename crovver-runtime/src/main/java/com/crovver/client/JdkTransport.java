package com.crovver.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
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

    private final ThreadPoolExecutor executor;
    private final Set<InFlight> inFlight = ConcurrentHashMap.newKeySet();

    /** Null once closed: the selector thread of an {@code HttpClient} ends when nobody can reach it any more. */
    private volatile @Nullable HttpClient client;

    JdkTransport(Duration connectTimeout) {
        executor = newExecutor();
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .executor(executor)
                .build();
    }

    @Override
    public Response send(Request request) throws IOException, InterruptedException {
        InFlight call = new InFlight(Thread.currentThread());
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
        client = null;
        inFlight.forEach(InFlight::abort);
        executor.shutdown();
    }

    private static Response exchange(HttpClient http, Request request) throws IOException, InterruptedException {
        long end = System.nanoTime() + request.timeout().toNanos();
        HttpResponse<BoundedBody> head = http.send(toJdk(request), info -> new BoundedBody(MAX_BODY_BYTES));
        byte[] body = await(head.body(), end - System.nanoTime());
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

    private static HttpRequest toJdk(Request request) {
        HttpRequest.BodyPublisher body = request.body()
                .map(HttpRequest.BodyPublishers::ofByteArray)
                .orElseGet(HttpRequest.BodyPublishers::noBody);
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri())
                .method(request.method(), body)
                .timeout(request.timeout());
        request.headers().forEach(builder::setHeader);
        return builder.build();
    }

    private static ThreadPoolExecutor newExecutor() {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> {
                    Thread thread = new Thread(task, "crovver-http-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    // Not that of the request thread which happens to start it: it would keep a foreign application
                    // alive.
                    thread.setContextClassLoader(JdkTransport.class.getClassLoader());
                    return thread;
                },
                // Only after close(): the last clean-up of a connection must not get lost, or it is never released.
                (task, closedPool) -> task.run());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /**
     * A call that {@link #close()} can end. {@code HttpClient} has no handle for a blocking call but the interrupt of its
     * thread; it is given only while the call runs, and taken back before the caller goes on.
     */
    private static final class InFlight {
        private final Thread thread;
        private boolean over;
        private boolean aborted;

        InFlight(Thread thread) {
            this.thread = thread;
        }

        synchronized void abort() {
            if (!over) {
                aborted = true;
                thread.interrupt();
            }
        }

        /** Marks the end, in the caller's thread; tells whether the call was aborted. */
        synchronized boolean end() {
            if (!over && aborted) {
                // Ours. An interrupt by somebody else at the same moment goes with it: the call fails either way.
                Thread.interrupted();
            }
            over = true;
            return aborted;
        }
    }
}
