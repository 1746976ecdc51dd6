package com.crovver.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The emulator's HTTP server: records each request, lets it meet its fault, answers.
 *
 * <p>It listens on the IPv4 loopback address only, so that no other machine can spend a test's credits, and it is the
 * JDK's own server, so that the test kit can stand beside any container without sharing a library with it.
 */
final class HttpFront implements AutoCloseable {

    /** Stalled and delayed answers hold a thread each; more of them than this wait for one another. */
    private static final int MAX_THREADS = 64;

    private static final String NODELAY = "sun.net.httpserver.nodelay";

    private static final System.Logger LOG = System.getLogger(HttpFront.class.getName());

    static {
        // The server sends head and body separately, and without this waits about 40 ms between them for the client's
        // acknowledgement, on every answer. It reads the property once, when its first class is loaded, so it is set
        // here, ahead of all use of it. Whoever has set it already, either way, is left alone.
        if (System.getProperty(NODELAY) == null) {
            System.setProperty(NODELAY, "true");
        }
    }

    private final HttpServer server;
    private final ThreadPoolExecutor workers;
    private final Journal journal;
    private final FaultQueue faults;
    private final Function<Incoming, Reply> service;

    private HttpFront(HttpServer server, Journal journal, FaultQueue faults, Function<Incoming, Reply> service) {
        this.server = server;
        this.journal = journal;
        this.faults = faults;
        this.service = service;
        this.workers = workers();
    }

    static HttpFront start(int port, Journal journal, FaultQueue faults, Function<Incoming, Reply> service) {
        HttpServer server;
        try {
            InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
            server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("The emulator cannot listen on 127.0.0.1:" + port, e);
        }
        HttpFront front = new HttpFront(server, journal, faults, service);
        server.createContext("/", front::serve);
        server.setExecutor(front.workers);
        server.start();
        return front;
    }

    private static ThreadPoolExecutor workers() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                MAX_THREADS, MAX_THREADS, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "crovver-emulator");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            Incoming request = Incoming.read(exchange);
            journal.add(request.recorded());
            faults.take(request.path()).play(() -> service.apply(request), new Wire(exchange));
        } catch (IOException e) {
            // Clients that give up, and emulators that are closed, leave half-sent answers behind: part of the game.
            LOG.log(System.Logger.Level.DEBUG, "An exchange broke off", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Breaks all connections, also those of stalled and delayed answers, and ends all threads. */
    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
        try {
            if (!workers.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "Threads of the emulator did not end within 5 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
