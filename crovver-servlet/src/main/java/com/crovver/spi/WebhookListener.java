package com.crovver.spi;

import com.crovver.webhook.WebhookEvent;

/**
 * Hears of what Crovver tells the application. Named in {@code crovver.webhookListener}; needs a public constructor without
 * arguments; is created once and called from several threads.
 *
 * <p>An event may come more than once, late, or never: Crovver sends each one time, and people can send one again, with the
 * same {@link WebhookEvent#id()}. So remember ids, durably if it matters, and order what a subscription's events say by their
 * {@code updatedAt}. The kit's own decisions do not depend on this listener: it asks Crovver anew whatever the event says.
 */
@FunctionalInterface
public interface WebhookListener {

    /**
     * An event has come, and its signature was found valid. Three seconds are waited for the end; after that Crovver is told
     * that the event was taken, and the call goes on.
     *
     * @throws Exception if the event could not be dealt with: Crovver is told so, and shows it to people, who can send it again
     */
    void on(WebhookEvent event) throws Exception;
}
