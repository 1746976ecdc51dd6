package com.crovver.guard;

import com.crovver.model.CrovverException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the engine says about one request. "Could not find out" is a decision of its own and never means yes. */
public sealed interface Decision {

    /** What the decision rests on. */
    Basis basis();

    /**
     * The operation may run.
     *
     * @param run what was paid for the run, to be settled once it has ended; null if it cost nothing
     * @param basis what the decision rests on
     */
    record Allowed(@Nullable Run run, Basis basis) implements Decision {}

    /**
     * The operation must not run.
     *
     * @param unmet the first requirement that does not hold
     * @param reason why
     * @param offer what would help
     * @param basis what the decision rests on
     */
    record Refused(Requirement unmet, Refusal reason, Offer offer, Basis basis) implements Decision {}

    /**
     * Crovver could not be asked, or its answer not understood; the operation must not run.
     *
     * @param unchecked the requirement that could not be checked
     * @param cause what went wrong
     * @param identity names the action if it may have been charged: sending it again as the idempotency key uses that
     *     charge; null if nothing can have been charged
     */
    record Unknown(
            Requirement unchecked,
            CrovverException cause,
            @Nullable String identity) implements Decision {

        /** Nobody said anything; that the operation does not run is the outage policy's word, or the rule without one. */
        @Override
        public Basis basis() {
            return Basis.POLICY;
        }
    }

    /** Applies the function of the case at hand; a new case makes every caller fail to compile. */
    default <R> R fold(
            Function<? super Allowed, ? extends R> allowed,
            Function<? super Refused, ? extends R> refused,
            Function<? super Unknown, ? extends R> unknown) {
        if (this instanceof Allowed is) {
            return allowed.apply(is);
        } else if (this instanceof Refused is) {
            return refused.apply(is);
        } else {
            return unknown.apply((Unknown) this);
        }
    }
}
