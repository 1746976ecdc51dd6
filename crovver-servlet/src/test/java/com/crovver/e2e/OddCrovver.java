package com.crovver.e2e;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Somebody in Crovver's place who answers every charge with what a test says, and knows nothing else. */
final class OddCrovver implements AutoCloseable {

    private final HttpServer server;
    private volatile int status = 200;
    private volatile String type = "application/json";
    private volatile String body = "{}";

    OddCrovver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean charge = exchange.getRequestURI().getPath().endsWith("/consume");
            byte[] answer = Objects.requireNonNull(charge ? body : "{\"success\":true,\"data\":{}}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", charge ? type : "application/json");
            exchange.sendResponseHeaders(charge ? status : 200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void answerCharges(int newStatus, String newType, String newBody) {
        status = newStatus;
        type = newType;
        body = newBody;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
