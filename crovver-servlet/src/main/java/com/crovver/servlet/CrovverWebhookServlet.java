package com.crovver.servlet;

import com.crovver.gate.Enforcement;
import com.crovver.spi.WebhookListener;
import com.crovver.webhook.WebhookVerifier;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Where Crovver sends its webhooks: map it to a path of its own, register that address at Crovver, and set {@code
 * crovver.webhookSecrets}. Thread-safe.
 *
 * <p>What is cached of a tenant is asked for anew after an event about it; an application that wants to hear of events names
 * a {@link WebhookListener}. Deliveries are verified over their bytes before anything of them is read, and are neither
 * guarded nor charged. Answers: 200; 202 if the listener needs longer; 401 without a valid signature; 400 if a signed one
 * cannot be understood; 413 above a megabyte; 500 if the listener threw; 503 if too many wait.
 */
public final class CrovverWebhookServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int MAX_BODY = 1 << 20;

    /** Made by the container. */
    public CrovverWebhookServlet() {}

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(0);
        Kit kit = Kit.of(getServletContext());
        WebhookReceiver receiver = kit == null ? null : kit.webhooks();
        if (receiver == null) {
            Enforcement.of(getServletContext())
                    .report(
                            "Webhooks are refused: CrovverFilter has not started, or crovver.webhookSecrets is not set.");
            response.setStatus(500);
            return;
        }
        byte[] body = body(request);
        response.setStatus(
                body == null ? 413 : receiver.receive(body, request.getHeader(WebhookVerifier.SIGNATURE_HEADER)));
    }

    /** The bytes as they came; null if there are too many. */
    private static byte @Nullable [] body(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > MAX_BODY) {
            return null;
        }
        byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
        return body.length > MAX_BODY ? null : body;
    }
}
