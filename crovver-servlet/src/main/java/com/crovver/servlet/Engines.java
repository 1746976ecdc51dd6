package com.crovver.servlet;

import com.crovver.client.CallOptions;
import com.crovver.client.CrovverClient;
import com.crovver.guard.ChargeStore;
import com.crovver.guard.Deadline;
import com.crovver.guard.Engine;
import com.crovver.guard.EngineBuilder;
import com.crovver.guard.MemoryChargeStore;
import org.jspecify.annotations.Nullable;

/** Makes the engine that the settings describe, and what asks beside it. */
final class Engines {

    private Engines() {}

    /** What a call may take that is made by a deadline of the engine's: as the engine's own, one attempt and one more. */
    static CallOptions options(Settings settings, Deadline deadline) {
        return CallOptions.defaults()
                .withTimeout(settings.get(KnownSettings.ATTEMPT_TIMEOUT))
                .withDeadline(deadline)
                .withMaxRetries(1);
    }

    /**
     * An engine that asks through a client; to be closed before it.
     *
     * @param store remembers charges, and is to be closed after the engine; null to remember them in memory
     */
    static Engine of(Settings settings, CrovverClient client, @Nullable ChargeStore store) {
        EngineBuilder builder = Engine.builder(client.entitlements(settings.get(KnownSettings.ATTEMPT_TIMEOUT)))
                .budget(settings.get(KnownSettings.BUDGET))
                .grantsKept(settings.get(KnownSettings.GRANTS_KEPT))
                .refusalsKept(settings.get(KnownSettings.REFUSALS_KEPT))
                .grace(settings.get(KnownSettings.GRACE))
                .featuresFromSubscriptions(settings.get(KnownSettings.FEATURES_FROM_SUBSCRIPTIONS))
                .subscriptionOutage(settings.get(KnownSettings.OUTAGE_SUBSCRIPTIONS))
                .featureOutage(settings.get(KnownSettings.OUTAGE_FEATURES))
                .seatOutage(settings.get(KnownSettings.OUTAGE_SEATS))
                .lastKnown(settings.get(KnownSettings.LAST_KNOWN))
                .breaker(settings.get(KnownSettings.BREAKER_FAILURES), settings.get(KnownSettings.BREAKER_PAUSE))
                .waiters(settings.get(KnownSettings.WAITERS))
                .refreshThreads(settings.get(KnownSettings.REFRESH_THREADS))
                .deliveryThreads(settings.get(KnownSettings.DELIVERY_THREADS))
                .tenants(settings.get(KnownSettings.TENANTS));
        settings.get(KnownSettings.LISTENER).ifPresent(listeners -> listeners.forEach(builder::listener));
        if (store != null) {
            builder.store(store);
        } else if (settings.get(KnownSettings.OUTBOX).isPresent()) {
            builder.store(new MemoryChargeStore());
        }
        return builder.build();
    }
}
