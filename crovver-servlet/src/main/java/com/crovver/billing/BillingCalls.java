package com.crovver.billing;

import com.crovver.client.CallOptions;
import com.crovver.guard.Deadline;
import java.time.Duration;

/** What the calls of the billing page may take: the time of one step in all, however the application has set its client. */
final class BillingCalls {

    private BillingCalls() {}

    /** For the calls of one step that begins now. */
    static CallOptions within(Duration budget) {
        return CallOptions.defaults()
                .withTimeout(budget)
                .withDeadline(Deadline.in(budget))
                .withMaxRetries(1);
    }
}
