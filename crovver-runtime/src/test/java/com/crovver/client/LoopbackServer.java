package com.crovver.client;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A real HTTP server that records what it gets and misbehaves as it is told. The last reply is given to all further ones. */
final class LoopbackServer implements AutoCloseable {

    /** A request as it came over the wire; header names in lower case. */
    record Received(String method, String target, Map<String, String> headers, String body) {}

    /** Writes an answer; the connection is kept if it returns true. */
    @FunctionalInterface
    interface Reply {
        boolean write(Socket socket) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final List<Received> received = new ArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final CountDownLatch peerClosed = new CountDownLatch(1);

    LoopbackServer(Reply... replies) {
        this.replies.addAll(List.of(replies));
        try {
            listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** Gives these replies from now on. */
    synchronized LoopbackServer answering(Reply... newReplies) {
        replies.clear();
        replies.addAll(List.of(newReplies));
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    CrovverClientBuilder client() {
        return CrovverClient.builder()
                .baseUrl(url())
                .secretKey("sk_test_secret")
                .sleeper(duration -> {});
    }

    synchronized List<Received> received() {
        return List.copyOf(received);
    }

    /** How many connections were made. */
    int connections() {
        return accepted.get();
    }

    /** How many of them are open. */
    int openConnections() {
        return open.size();
    }

    /** Waits until so many requests are there. */
    synchronized void awaitRequests(int count) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (received.size() < count && System.nanoTime() < end) {
            wait(100);
        }
    }

    /** Whether the client closed a connection that a {@link #stall} reply held open. */
    boolean awaitPeerClosed() throws InterruptedException {
        return peerClosed.await(5, TimeUnit.SECONDS);
    }

    static Reply json(int status, String body, String... headerLines) {
        return socket -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\n");
            for (String line : headerLines) {
                head.append(line).append("\r\n");
            }
            head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
            write(socket, head.toString());
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return true;
        };
    }

    static Reply data(String data) {
        return json(200, "{\"success\":true,\"data\":" + data + "}");
    }

    /** Closes the connection without a word. */
    static Reply drop() {
        return socket -> false;
    }

    /** Sends a beginning and then nothing until the client goes away. */
    Reply stall(String beginning) {
        return socket -> {
            try {
                write(socket, beginning);
                awaitEnd(socket);
            } catch (IOException goneAlready) {
                peerClosed.countDown();
            }
            return false;
        };
    }

    /** Sends one byte of a long body after the other until the client goes away. */
    Reply drip() {
        return socket -> {
            write(socket, "HTTP/1.1 200 X\r\nContent-Length: 1000000\r\n\r\n");
            try {
                while (true) {
                    write(socket, " ");
                    Thread.sleep(5);
                }
            } catch (IOException gone) {
                peerClosed.countDown();
                return false;
            }
        };
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void awaitEnd(Socket socket) {
        try {
            while (socket.getInputStream().read() >= 0) {
                // nothing more is expected; the end is
            }
            peerClosed.countDown();
        } catch (IOException reset) {
            if (!listener.isClosed()) {
                peerClosed.countDown();
            }
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                open.add(socket);
                accepted.incrementAndGet();
                start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Received request = read(in);
            while (request != null && record(request).write(socket)) {
                request = read(in);
            }
        } catch (IOException | InterruptedException e) {
            // the client went away, or the test is over
        } finally {
            open.remove(socket);
        }
    }

    private synchronized Reply record(Received request) {
        received.add(request);
        notifyAll();
        return replies.size() > 1 ? replies.remove() : replies.element();
    }

    private static Received read(InputStream in) throws IOException {
        String[] first = line(in).split(" ", -1);
        if (first.length < 2) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Received(first[0], first[1], headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "test-server");
        thread.setDaemon(true);
        thread.start();
    }
}
