package com.crovver.e2e.routes;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.e2e.app.Runs;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Is charged, and sends until nobody listens any more; {@code async} lets another thread do so. */
@WebServlet(urlPatterns = "/endless", asyncSupported = true)
public class Endless extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final byte[] MUCH = new byte[64 * 1024];

    @Override
    @ConsumesCredits(pool = "ai_generations", amount = 5)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Runs.count("endless");
        if (request.getParameter("async") == null) {
            send(response);
            return;
        }
        AsyncContext async = request.startAsync();
        new Thread(() -> {
                    try {
                        send(response);
                    } catch (IOException e) {
                        complete(async);
                    }
                })
                .start();
    }

    private static void complete(AsyncContext async) {
        try {
            async.complete();
        } catch (IllegalStateException e) {
            // Tomcat has seen that the client is gone, and completed it.
        }
    }

    private static void send(HttpServletResponse response) throws IOException {
        for (int i = 0; i < 10_000; i++) {
            response.getOutputStream().write(MUCH);
            response.flushBuffer();
        }
        throw new UncheckedIOException(new IOException("the client is still there"));
    }
}
