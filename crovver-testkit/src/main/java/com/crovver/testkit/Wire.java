package com.crovver.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;

/** The way back to a client, with all that can happen on it. Used by the one thread that serves the exchange. */
final class Wire {

    private final HttpExchange exchange;

    Wire(HttpExchange exchange) {
        this.exchange = exchange;
    }

    void send(Reply reply) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            begin(reply, -1);
        } else {
            byte[] body = reply.body().getBytes(UTF_8);
            begin(reply, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    /** Sends the head and half of the body, and the rest once the stall is over. */
    void sendHaltingly(Reply reply, Stall stall) throws IOException, InterruptedException {
        byte[] body = begin(reply, reply.body().getBytes(UTF_8));
        int half = body.length / 2;
        stall.await();
        exchange.getResponseBody().write(body, half, body.length - half);
        exchange.close();
    }

    /** Sends the head and half of the body, and closes the connection. */
    void sendHalf(Reply reply) throws IOException {
        begin(reply, reply.body().getBytes(UTF_8));
        exchange.close();
    }

    private byte[] begin(Reply reply, byte[] body) throws IOException {
        begin(reply, body.length);
        OutputStream out = exchange.getResponseBody();
        out.write(body, 0, body.length / 2);
        out.flush();
        return body;
    }

    /** Closes the connection without a word: an exchange that has not begun to answer takes its connection along. */
    void drop() {
        exchange.close();
    }

    private void begin(Reply reply, long length) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), length);
    }
}
