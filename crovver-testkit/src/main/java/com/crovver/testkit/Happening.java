package com.crovver.testkit;

import java.util.Locale;

/** What befalls a subscription, and is told to webhooks. */
enum Happening {
    CREATED,
    ACTIVATED,
    UPDATED,
    RENEWED,
    CANCELED;

    /** The type of its event. */
    String type() {
        return "subscription." + name().toLowerCase(Locale.ROOT);
    }
}
