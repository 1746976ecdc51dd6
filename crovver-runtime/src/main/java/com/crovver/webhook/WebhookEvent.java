package com.crovver.webhook;

import com.crovver.model.SubscriptionStatus;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Something that happened, as Crovver told it. Immutable and thread-safe. */
public sealed interface WebhookEvent {

    /**
     * A subscription changed. Look at its status and the end of its period before access is withdrawn: no source says whether
     * a cancellation is told when it is asked for or when it takes effect.
     *
     * @param id the same when a person sends the event again; remember it
     * @param change what happened
     * @param createdAt null where the API does not say
     * @param orgId Crovver's id of the organization; null where the API does not say
     * @param subscription the subscription as it is now
     * @param json the whole event as received
     */
    record SubscriptionEvent(
            String id,
            Change change,
            @Nullable Instant createdAt,
            @Nullable String orgId,
            SubscriptionData subscription,
            String json)
            implements WebhookEvent {

        @Override
        public String type() {
            return change.type();
        }

        /** Type and id; the rest names people. */
        @Override
        public String toString() {
            return describe("SubscriptionEvent", this);
        }
    }

    /**
     * Somebody pressed the test button of the dashboard. Acknowledge it and do nothing.
     *
     * @param id the same when a person sends the event again
     * @param createdAt null where the API does not say
     * @param orgId Crovver's id of the organization; null where the API does not say
     * @param json the whole event as received
     */
    record TestEvent(
            String id,
            @Nullable Instant createdAt,
            @Nullable String orgId,
            String json) implements WebhookEvent {

        static final String TYPE = "webhook.test";

        @Override
        public String type() {
            return TYPE;
        }

        /** Type and id. */
        @Override
        public String toString() {
            return describe("TestEvent", this);
        }
    }

    /**
     * An event of a type the kit does not know. Acknowledge it and do nothing.
     *
     * @param id the same when a person sends the event again
     * @param type the word as received
     * @param createdAt null where the API does not say
     * @param orgId Crovver's id of the organization; null where the API does not say
     * @param json the whole event as received
     */
    record UnknownEvent(
            String id,
            String type,
            @Nullable Instant createdAt,
            @Nullable String orgId,
            String json) implements WebhookEvent {

        /** Type and id; the rest may name people. */
        @Override
        public String toString() {
            return describe("UnknownEvent", this);
        }
    }

    /** What can happen to a subscription. */
    enum Change {
        /** It was made by hand, not by a checkout. */
        CREATED,
        /** It went live for the first time. */
        ACTIVATED,
        /** Status, period or number of seats changed. */
        UPDATED,
        /** A recurring payment succeeded and the period moved on. */
        RENEWED,
        /** It was cancelled, by whichever side. */
        CANCELED;

        String type() {
            return switch (this) {
                case CREATED -> "subscription.created";
                case ACTIVATED -> "subscription.activated";
                case UPDATED -> "subscription.updated";
                case RENEWED -> "subscription.renewed";
                case CANCELED -> "subscription.canceled";
            };
        }
    }

    /**
     * A subscription as an event has it: no product, no features, no credits. Ask for what else is needed. What stands there in
     * a form that cannot be read is null as well.
     *
     * @param id Crovver's id of the subscription; null where the API does not say
     * @param status where it stands; {@link SubscriptionStatus.State#UNKNOWN} where the API does not say
     * @param tenantId the application's own id of the tenant
     * @param tenantName for people; null where the API does not say
     * @param planId Crovver's id of the plan; null where the API does not say
     * @param billingMode {@code recurring}, {@code manual}, {@code free}, or a word the kit does not know; null where the API
     *     does not say
     * @param currentPeriodStart null where the API does not say
     * @param currentPeriodEnd until when it is paid; null where the API does not say
     * @param capacityUnits seats paid for; null for a plan without seats
     * @param createdAt null where the API does not say
     * @param updatedAt what to order events by; null where the API does not say
     */
    record SubscriptionData(
            @Nullable String id,
            SubscriptionStatus status,
            String tenantId,
            @Nullable String tenantName,
            @Nullable String planId,
            @Nullable String billingMode,
            @Nullable Instant currentPeriodStart,
            @Nullable Instant currentPeriodEnd,
            @Nullable Long capacityUnits,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt) {}

    /** The same when a person sends the event again; what to recognize repetitions by. */
    String id();

    /** The API's word for what happened. */
    String type();

    /** When it happened; null where the API does not say. */
    @Nullable Instant createdAt();

    /** Crovver's id of the organization; null where the API does not say. */
    @Nullable String orgId();

    /** The whole event as received, for what the types leave out. It may name people: keep it out of logs. */
    String json();

    /** Applies the function of the case at hand; a new case makes every caller fail to compile. */
    default <R> R fold(
            Function<? super SubscriptionEvent, ? extends R> subscription,
            Function<? super TestEvent, ? extends R> test,
            Function<? super UnknownEvent, ? extends R> unknown) {
        if (this instanceof SubscriptionEvent is) {
            return subscription.apply(is);
        } else if (this instanceof TestEvent is) {
            return test.apply(is);
        } else {
            return unknown.apply((UnknownEvent) this);
        }
    }

    private static String describe(String kind, WebhookEvent event) {
        return kind + "[type=" + event.type() + ", id=" + event.id() + "]";
    }
}
