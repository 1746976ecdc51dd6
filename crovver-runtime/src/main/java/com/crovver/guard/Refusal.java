package com.crovver.guard;

import com.crovver.model.Proration;
import com.crovver.model.SubscriptionStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a caller is refused, as data. Immutable and thread-safe. */
public sealed interface Refusal {

    /**
     * The tenant's plan does not have the feature.
     *
     * @param feature the feature that is missing
     */
    record FeatureNotInPlan(Requirement.Feature feature) implements Refusal {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.featureNotInPlan(this);
        }
    }

    /**
     * The tenant has no subscription that gives access.
     *
     * @param status where its newest subscription stands; null if that could not be read
     */
    record NoLiveSubscription(@Nullable SubscriptionStatus status) implements Refusal {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.noLiveSubscription(this);
        }
    }

    /** Crovver does not know the tenant: it never subscribed. */
    record TenantUnknown() implements Refusal {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.tenantUnknown(this);
        }
    }

    /**
     * The pool has too few credits.
     *
     * @param required what the run costs
     * @param remaining credits left
     * @param taken charges on other pools that were made before this one was refused
     * @param identity names the action, so that a repeat does not pay {@code taken} again; null if nothing was taken
     */
    record CreditsShort(
            Requirement.Credits required,
            long remaining,
            List<Requirement.Credits> taken,
            @Nullable String identity) implements Refusal {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.creditsShort(this);
        }
    }

    /**
     * All seats are taken; the plan sells more.
     *
     * @param activeCount seats in use; null if that could not be read
     * @param capacity seats paid for; null if that could not be read
     * @param proration what one more costs; null where the API does not say
     */
    record SeatsFull(
            @Nullable Long activeCount,
            @Nullable Long capacity,
            @Nullable Proration proration) implements Refusal {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.seatsFull(this);
        }
    }

    /**
     * All seats are taken and the plan sells no more.
     *
     * @param activeCount seats in use; null if that could not be read
     * @param capacity seats paid for
     */
    record SeatsAtMaximum(@Nullable Long activeCount, long capacity) implements Refusal {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.seatsAtMaximum(this);
        }
    }

    /** The user's seat was taken away; only the application's own call gives it back. */
    record SeatRemoved() implements Refusal {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.seatRemoved(this);
        }
    }

    /** The user never had a seat, and the guard gives none. */
    record SeatMissing() implements Refusal {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.seatMissing(this);
        }
    }

    /** The idempotency key belongs to an action that is running now. */
    record ActionRunning() implements Refusal {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.actionRunning(this);
        }
    }

    /**
     * The idempotency key belongs to an action that has been done.
     *
     * @param answer what it was answered; null if that was not recorded
     */
    record ActionFinished(@Nullable RecordedAnswer answer) implements Refusal {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.actionFinished(this);
        }
    }

    /** The idempotency key was first used with another request. */
    record ActionDiffers() implements Refusal {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.actionDiffers(this);
        }
    }

    /** Answers a question about each case; a new case makes every implementation fail to compile. */
    interface Cases<R> {
        /** The feature is missing. */
        R featureNotInPlan(FeatureNotInPlan refusal);

        /** No subscription gives access. */
        R noLiveSubscription(NoLiveSubscription refusal);

        /** The tenant never subscribed. */
        R tenantUnknown(TenantUnknown refusal);

        /** Too few credits. */
        R creditsShort(CreditsShort refusal);

        /** No free seat, but more on sale. */
        R seatsFull(SeatsFull refusal);

        /** No free seat, and none on sale. */
        R seatsAtMaximum(SeatsAtMaximum refusal);

        /** The user's seat was taken away. */
        R seatRemoved(SeatRemoved refusal);

        /** The user never had a seat. */
        R seatMissing(SeatMissing refusal);

        /** The key's action is running. */
        R actionRunning(ActionRunning refusal);

        /** The key's action is done. */
        R actionFinished(ActionFinished refusal);

        /** The key names another request. */
        R actionDiffers(ActionDiffers refusal);
    }

    /** Applies the case at hand. */
    <R> R fold(Cases<R> cases);
}
