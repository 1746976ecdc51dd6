package com.crovver.guard;

import com.crovver.model.Access;
import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverException;
import com.crovver.model.CrovverNoSubscriptionException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Does the tenant have a feature? */
final class FeatureQuestion extends Question<Verdict> {

    private final Requirement.Feature feature;

    FeatureQuestion(Requirement.Feature feature) {
        super(feature.key(), feature.product());
        this.feature = feature;
    }

    @Override
    Answer<Verdict> ask(Inquiry inquiry) {
        Keeping keeping = inquiry.keeping();
        Access access;
        try {
            access =
                    inquiry.crovver().canAccess(inquiry.tenant(), feature.key(), feature.product(), inquiry.deadline());
        } catch (CrovverNoSubscriptionException e) {
            access = new Access(false, null);
        } catch (CrovverApiException e) {
            if (e.tenantNotFound()) {
                return Answer.passing(Verdict.refused(new Refusal.TenantUnknown()), keeping.refusals());
            }
            throw e;
        }
        if (access.granted()) {
            // How many credits are left changes by the minute; only that the feature is there may be remembered.
            return Answer.lasting(Verdict.GRANTED, access.credits() == null ? keeping.grants() : Duration.ZERO);
        }
        Standing standing = standing(inquiry);
        if (standing != null && standing.isSpared() && feature.product() == null && standing.grants(feature.key())) {
            return Answer.lasting(Verdict.GRANTED, keeping.grants());
        }
        return Answer.passing(refusal(inquiry, standing), keeping.refusals());
    }

    private Verdict refusal(Inquiry inquiry, @Nullable Standing standing) {
        return standing != null && standing.live() == null
                ? Verdict.refused(standing.refusal())
                : new Verdict(new Refusal.FeatureNotInPlan(feature), Catalogue.forFeature(feature, inquiry));
    }

    /** Where the tenant stands, to explain a refusal that holds without it; null if that cannot be read. */
    static @Nullable Standing standing(Inquiry inquiry) {
        try {
            return inquiry.latest(StandingQuestion.INSTANCE).answer();
        } catch (CrovverException e) {
            return null;
        }
    }
}
