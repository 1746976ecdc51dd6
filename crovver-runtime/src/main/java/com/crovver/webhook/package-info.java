/**
 * What Crovver tells the application of its own accord. Start at {@link com.crovver.webhook.WebhookVerifier}.
 *
 * <p>Crovver sends an event once: a lost one is lost, and a person may send one again with the same id. So events may make
 * an application ask again, and access must not depend on them alone; remember ids durably, and apply what a subscription's
 * event says only if nothing newer was applied, by {@code updatedAt}. Answer any 2xx within five seconds.
 */
@NullMarked
package com.crovver.webhook;

import org.jspecify.annotations.NullMarked;
