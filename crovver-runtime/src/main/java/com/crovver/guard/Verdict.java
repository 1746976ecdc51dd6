package com.crovver.guard;

import org.jspecify.annotations.Nullable;

/**
 * Whether something is granted.
 *
 * @param refusal why not; null if it is
 * @param offer what would help
 */
record Verdict(@Nullable Refusal refusal, Offer offer) {

    static final Verdict GRANTED = new Verdict(null, Offer.NONE);

    static Verdict refused(Refusal reason) {
        return new Verdict(reason, Offer.NONE);
    }

    boolean granted() {
        return refusal == null;
    }

    /** The verdict as a decision about a requirement. */
    Decision on(Requirement requirement, Basis basis) {
        return refusal == null
                ? new Decision.Allowed(null, basis)
                : new Decision.Refused(requirement, refusal, offer, basis);
    }
}
