package com.crovver.e2e.app;

import com.crovver.spi.WebhookListener;
import com.crovver.webhook.WebhookEvent;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Shows the webhooks that the application has heard of; {@code fail} lets the next one fail. */
@WebServlet("/heard")
public class Heard extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final List<String> EVENTS = new CopyOnWriteArrayList<>();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(String.join("\n", EVENTS));
    }

    /** The application's listener. */
    public static class Listener implements WebhookListener {

        @Override
        public void on(WebhookEvent event) {
            if (event.json().contains("unbearable")) {
                throw new IllegalStateException("the application does not like it");
            }
            EVENTS.add(event.type() + " " + event.id());
        }
    }
}
