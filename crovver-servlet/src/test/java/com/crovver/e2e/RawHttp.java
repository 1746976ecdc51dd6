package com.crovver.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request written byte by byte, since client libraries refuse or tidy what an attacker would send. */
final class RawHttp {

    /** After this long without a byte the client says that it will send no more, as a server may wait for the rest. */
    private static final int SILENCE_MILLIS = 300;

    private static final int PATIENCE_MILLIS = 10_000;

    private RawHttp() {}

    static int status(URI server, String method, String target) {
        String request = method + " " + target + " HTTP/1.1\r\nHost: " + server.getAuthority()
                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        RawAnswer answer = exchange(server, request.getBytes(StandardCharsets.ISO_8859_1));
        return Integer.parseInt(answer.statuses());
    }

    /** Sends bytes on a connection of their own, and reads until the server closes it. */
    static RawAnswer exchange(URI server, byte[] request) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(SILENCE_MILLIS);
            try {
                socket.getOutputStream().write(request);
                readAll(socket, answer);
            } catch (SocketException e) {
                // The server has closed on what it does not want to read; what it said before counts.
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return RawAnswer.of(answer.toByteArray(), isHead(request));
    }

    private static void readAll(Socket socket, ByteArrayOutputStream answer) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8192];
        boolean ended = false;
        while (true) {
            try {
                int read = in.read(buffer);
                if (read < 0) {
                    return;
                }
                answer.write(buffer, 0, read);
            } catch (SocketTimeoutException e) {
                if (ended) {
                    throw new SocketException("no end of the answer within " + PATIENCE_MILLIS + " ms");
                }
                ended = true;
                socket.shutdownOutput();
                socket.setSoTimeout(PATIENCE_MILLIS);
            }
        }
    }

    private static boolean isHead(byte[] request) {
        return new String(request, 0, Math.min(5, request.length), StandardCharsets.US_ASCII).equals("HEAD ");
    }
}
