package com.crovver.testkit;

import java.net.URI;
import java.time.Instant;

/**
 * One try to deliver an event to one endpoint. Immutable.
 *
 * @param eventId the event's id, the same when it is sent again
 * @param type for example {@code subscription.renewed}
 * @param delivered whether a 2xx came within 5 seconds
 * @param status of the answer; 0 if none came
 * @param outcome for people: the status line, or what went wrong
 * @param body the JSON that was sent
 * @param at when the try ended, by the system's clock
 */
public record Delivery(
        String eventId,
        String type,
        URI endpoint,
        boolean delivered,
        int status,
        String outcome,
        String body,
        Instant at) {}
