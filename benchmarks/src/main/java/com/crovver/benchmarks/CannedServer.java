package com.crovver.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * Answers each path with the same bytes, as fast as a blocking socket can. It runs in a process of its own, so that its work
 * does not count as that of the clients it answers.
 */
final class CannedServer {

    private static final Map<String, byte[]> ANSWERS = Map.of(
            "/api/public/can-access",
            answer("{\"success\":true,\"data\":{\"canAccess\":true,\"featureKey\":\"reports\","
                    + "\"requestingEntityId\":\"acme\"}}"),
            "/api/public/credits/balance",
            answer(
                    "{\"success\":true,\"data\":{\"ai_generations\":{\"poolKey\":\"ai_generations\",\"displayName\":\"AI\","
                            + "\"baseRemaining\":173,\"addonRemaining\":0,\"total\":173,\"limit\":200,"
                            + "\"limitBehavior\":\"hard\",\"nextExpiry\":null,\"usagePercent\":14}}}"),
            "/api/public/credits/consume",
            answer("{\"success\":true,\"data\":{\"result\":\"allowed\",\"remaining\":168,\"alreadyProcessed\":false,"
                    + "\"poolKey\":\"ai_generations\"}}"));

    private CannedServer() {}

    /** Prints its port and serves until it is killed; {@code args} may say how many milliseconds it thinks. */
    public static void main(String[] args) throws IOException {
        long millis = args.length == 0 ? 0 : Long.parseLong(args[0]);
        try (ServerSocket server = new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress())) {
            System.out.println(server.getLocalPort());
            while (true) {
                Socket socket = server.accept();
                Thread thread = new Thread(() -> serve(socket, millis), "connection");
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private static void serve(Socket socket, long millis) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 16_384);
            OutputStream out = socket.getOutputStream();
            while (true) {
                String requestLine = line(in);
                if (requestLine.isEmpty()) {
                    return;
                }
                int length = 0;
                for (String header = line(in); !header.isEmpty(); header = line(in)) {
                    if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                        length = Integer.parseInt(
                                header.substring("content-length:".length()).strip());
                    }
                }
                in.skipNBytes(length);
                String target = requestLine.substring(requestLine.indexOf(' ') + 1, requestLine.lastIndexOf(' '));
                String path = target.contains("?") ? target.substring(0, target.indexOf('?')) : target;
                byte[] answer = ANSWERS.get(path);
                if (answer == null) {
                    throw new IOException("no answer for " + path);
                }
                if (millis > 0) {
                    Thread.sleep(millis);
                }
                out.write(answer);
                out.flush();
            }
        } catch (IOException | InterruptedException e) {
            // The client has gone, or is no client of ours: its connection ends, others go on.
            Thread.currentThread().interrupt();
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(128);
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static byte[] answer(String json) {
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n"
                        + json)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
