package com.crovver.servlet;

import com.crovver.client.CrovverClient;
import com.crovver.guard.Engine;
import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;

/**
 * What the filter has set up for its web application, for the kit's own servlets and the facade. Thread-safe.
 *
 * @param settings how it is configured
 * @param engine decides and remembers
 * @param client asks Crovver
 * @param webhooks what becomes of deliveries; null if the application has no secret for them
 */
record Kit(
        Settings settings,
        Engine engine,
        CrovverClient client,
        @Nullable WebhookReceiver webhooks) {

    private static final String ATTRIBUTE = Kit.class.getName();

    /** The kit of a web application; null until its filter has started, and after that has ended. */
    static @Nullable Kit of(ServletContext context) {
        return (Kit) context.getAttribute(ATTRIBUTE);
    }

    void putInto(ServletContext context) {
        context.setAttribute(ATTRIBUTE, this);
    }

    /** Ends what runs in the background. */
    void close(ServletContext context) {
        context.removeAttribute(ATTRIBUTE);
        if (webhooks != null) {
            webhooks.close();
        }
        engine.close();
        client.close();
    }
}
