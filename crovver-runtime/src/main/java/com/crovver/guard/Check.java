package com.crovver.guard;

import com.crovver.model.CrovverException;
import org.jspecify.annotations.Nullable;

/** Decides one requirement that costs nothing. Immutable; made once for each operation. */
abstract class Check {

    private final Requirement requirement;

    Check(Requirement requirement) {
        this.requirement = requirement;
    }

    /** The check of a requirement that is no charge. */
    static Check of(Requirement requirement) {
        return requirement.fold(
                subscription -> subscription.product() == null
                        ? new SubscriptionCheck(subscription)
                        : new VerdictCheck(subscription, new ProductQuestion(subscription.product())),
                FeatureCheck::new,
                SeatCheck::new,
                credits -> {
                    throw new IllegalArgumentException("credits are charged, not checked: " + credits);
                });
    }

    final Requirement requirement() {
        return requirement;
    }

    /**
     * The answer by which the requirement holds for a caller, as far as is remembered, whatever its age; null if nothing
     * says that it holds.
     */
    abstract @Nullable Fact<?> granting(TenantAnswers facts, Caller caller, Keeping keeping);

    /** Whether an outage policy may let a caller pass of whom nothing says that the requirement holds. */
    boolean mayBeAllowed(TenantAnswers facts, Caller caller) {
        return true;
    }

    /**
     * Decides by asking, where the memory does not do.
     *
     * @throws CrovverException if there is no usable answer
     */
    abstract Decision ask(Inquiry inquiry, Caller caller);
}
