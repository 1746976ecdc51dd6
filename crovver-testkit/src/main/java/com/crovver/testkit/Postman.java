package com.crovver.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Carries one event to one endpoint, once, within a limit over all of it.
 *
 * <p>It speaks HTTP by itself: the JDK's clients bound a silence but no slow drip, and leave threads behind. Used by one
 * thread; {@link #close} may come from another.
 */
final class Postman implements AutoCloseable {

    private static final int MAX_HEAD = 16_384;

    private final Duration limit;
    private volatile @Nullable Socket open;
    private volatile boolean closed;

    Postman(Duration limit) {
        this.limit = limit;
    }

    Delivery deliver(WebhookEndpoint endpoint, String eventId, String type, String body) {
        int status = 0;
        String outcome;
        try {
            String statusLine = exchange(endpoint, endpoint.request(type, body.getBytes(UTF_8)));
            outcome = statusLine;
            status = status(statusLine);
        } catch (SocketTimeoutException e) {
            outcome = "no answer within " + limit.toMillis() + " ms";
        } catch (IOException e) {
            outcome = String.valueOf(e.getMessage());
        }
        boolean delivered = status >= 200 && status <= 299;
        return new Delivery(eventId, type, endpoint.url(), delivered, status, outcome, body, Instant.now());
    }

    private String exchange(WebhookEndpoint endpoint, byte[] request) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        try (Socket socket = new Socket()) {
            open = socket;
            if (closed) {
                throw new IOException("the emulator was closed");
            }
            String host = endpoint.url().getHost();
            socket.connect(new InetSocketAddress(host, endpoint.port()), left(deadline));
            socket.getOutputStream().write(request);
            return readHead(socket, deadline);
        } finally {
            open = null;
        }
    }

    /** The status line, once the whole head has come; what follows is read, so that the other side may finish. */
    private static String readHead(Socket socket, long deadline) throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).contains("\r\n\r\n") && head.size() < MAX_HEAD) {
            socket.setSoTimeout(left(deadline));
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection ended before the answer did");
            }
            head.write(next);
        }
        try {
            do {
                socket.setSoTimeout(left(deadline));
            } while (in.read(new byte[8192]) >= 0);
        } catch (IOException e) {
            // The status has come in time, and the body does not matter.
            return firstLine(head);
        }
        return firstLine(head);
    }

    private static String firstLine(ByteArrayOutputStream head) {
        String text = head.toString(ISO_8859_1);
        return text.substring(0, Math.max(0, text.indexOf('\r')));
    }

    private static int status(String statusLine) {
        return statusLine.matches("HTTP/1\\.\\d \\d{3}.*") ? Integer.parseInt(statusLine.substring(9, 12)) : 0;
    }

    private static int left(long deadline) throws SocketTimeoutException {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            throw new SocketTimeoutException();
        }
        return (int) Math.min(millis, Integer.MAX_VALUE);
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        closed = true;
        Socket socket = open;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                // Closed is closed.
                open = null;
            }
        }
    }
}
