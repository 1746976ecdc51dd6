package com.crovver.guard;

import java.time.Duration;

/**
 * How long answers count.
 *
 * @param grants grants of features and subscriptions, and lists of seats
 * @param refusals refusals
 * @param grace how long a subscription whose payment failed still counts as live
 * @param featuresFromSubscriptions whether features are read from the tenant's subscriptions where these tell
 */
record Keeping(Duration grants, Duration refusals, Duration grace, boolean featuresFromSubscriptions) {

    /** How long what is on sale counts. */
    static final Duration OFFERS = Duration.ofMinutes(5);
}
