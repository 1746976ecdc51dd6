package com.crovver.guard;

import com.crovver.model.ConsumeResult;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Something that the engine has decided or charged. Holds the tenant's id, but no user and nothing of the request. */
public sealed interface DecisionEvent {

    /** Id of the tenant on whose behalf it happened. */
    String tenant();

    /** Name of the operation that wanted to run; empty for a question, or a charge, of the application's own. */
    String operation();

    /** How long it took, calls included. */
    Duration duration();

    /**
     * One requirement has been decided.
     *
     * @param tenant id of the tenant
     * @param operation name of the operation, or empty
     * @param requirement what was demanded
     * @param outcome what was decided
     * @param basis what the decision rests on
     * @param duration how long it took
     */
    record Decided(
            String tenant, String operation, Requirement requirement, Outcome outcome, Basis basis, Duration duration)
            implements DecisionEvent {}

    /** How a requirement was decided. */
    enum Outcome {
        /** It holds, or the outage policy lets it pass. */
        ALLOWED,
        /** It does not hold. */
        REFUSED,
        /** It could not be checked, and the operation did not run. */
        UNKNOWN
    }

    /**
     * A charge has been tried.
     *
     * @param tenant id of the tenant
     * @param operation name of the operation, or empty
     * @param credits the pool and how much was to be taken
     * @param result what Crovver answered; null if no usable answer arrived
     * @param duration how long it took
     */
    record Charged(
            String tenant,
            String operation,
            Requirement.Credits credits,
            @Nullable ConsumeResult result,
            Duration duration)
            implements DecisionEvent {}

    /** Applies the function of the case at hand; a new case makes every caller fail to compile. */
    default <R> R fold(Function<? super Decided, ? extends R> decided, Function<? super Charged, ? extends R> charged) {
        return this instanceof Decided is ? decided.apply(is) : charged.apply((Charged) this);
    }
}
