package com.crovver.guard;

import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverNoSubscriptionException;
import java.util.List;

/** Where does the tenant stand with its subscriptions? */
final class StandingQuestion extends Question<Standing> {

    static final StandingQuestion INSTANCE = new StandingQuestion();

    private StandingQuestion() {
        super("", null);
    }

    @Override
    Answer<Standing> ask(Inquiry inquiry) {
        Keeping keeping = inquiry.keeping();
        int doubts = inquiry.facts().doubts();
        long askedAt = inquiry.nanos();
        Standing standing = read(inquiry);
        if (standing.live() == null) {
            inquiry.facts().accessEnds(askedAt, doubts);
            return Answer.passing(standing, keeping.refusals());
        }
        inquiry.accessEnds(standing.ends(), doubts);
        if (keeping.featuresFromSubscriptions()) {
            standing = standing.withPlans(() -> Catalogue.plans(inquiry));
        }
        return Answer.lasting(standing, keeping.grants());
    }

    private static Standing read(Inquiry inquiry) {
        try {
            return Standing.of(
                    inquiry.crovver().subscriptions(inquiry.tenant(), inquiry.deadline()),
                    inquiry.now(),
                    inquiry.keeping().grace());
        } catch (CrovverNoSubscriptionException e) {
            return Standing.of(List.of(), inquiry.now(), inquiry.keeping().grace());
        } catch (CrovverApiException e) {
            if (e.tenantNotFound()) {
                return Standing.unknownTenant();
            }
            throw e;
        }
    }
}
