package com.crovver.guard;

import com.crovver.annotation.OutagePolicy;
import com.crovver.model.CrovverException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What holds while Crovver cannot be asked, for requirements that do not say so themselves. None of the policies is {@link
 * OutagePolicy#DEFAULT}.
 *
 * @param subscriptions for subscriptions
 * @param features for features
 * @param seats for seats; a new one is never given in an outage, but under {@link OutagePolicy#ALLOW} a user who has none is let
 *     through without one
 * @param lastKnown how old an answer may be that still counts as last known
 */
record OutageRules(OutagePolicy subscriptions, OutagePolicy features, OutagePolicy seats, Duration lastKnown) {

    /** The last answer by which a requirement holds, if it may count now; null if not. */
    @Nullable Fact<?> lastKnown(Check check, TenantAnswers facts, Caller caller, Keeping keeping, long now) {
        if (policy(check.requirement()) == OutagePolicy.REFUSE) {
            return null;
        }
        Fact<?> fact = check.granting(facts, caller, keeping);
        return fact != null && counts(fact, facts, now) ? fact : null;
    }

    /** Whether an answer may count as last known. */
    boolean counts(Fact<?> known, TenantAnswers facts, long now) {
        return known.isUsableAt(now, lastKnown.toNanos()) && !facts.hasOutlived(known, now);
    }

    /**
     * Decides a requirement to which there was no answer.
     *
     * @param lastKnown the last answer by which it holds; null if there is none that counts
     * @param mayBeAllowed whether nothing speaks against the caller
     */
    Decision unanswered(
            Requirement requirement,
            CrovverException failure,
            @Nullable Fact<?> lastKnown,
            boolean mayBeAllowed,
            long now) {
        boolean outage = Failure.of(failure) == Failure.OUTAGE;
        // That we are too busy ourselves must let nobody in who has not been let in before: anybody can bring it about.
        if (Failure.leavesLastKnown(failure) && lastKnown != null) {
            return new Decision.Allowed(null, new Basis(Basis.Source.STALE, lastKnown.ageAt(now)));
        } else if (outage && mayBeAllowed && policy(requirement) == OutagePolicy.ALLOW) {
            return new Decision.Allowed(null, Basis.POLICY);
        }
        return new Decision.Unknown(requirement, failure, null);
    }

    private OutagePolicy policy(Requirement requirement) {
        OutagePolicy own = requirement.outage();
        return own != OutagePolicy.DEFAULT
                ? own
                : requirement.fold(
                        subscription -> subscriptions,
                        feature -> features,
                        seat -> seats,
                        credits -> OutagePolicy.REFUSE);
    }
}
