package com.crovver.guard;

import org.jspecify.annotations.Nullable;

/** A feature: asked for by itself, or read from the tenant's subscriptions where these tell. */
final class FeatureCheck extends VerdictCheck {

    private final Requirement.Feature feature;

    FeatureCheck(Requirement.Feature feature) {
        super(feature, new FeatureQuestion(feature));
        this.feature = feature;
    }

    private boolean isReadFromSubscriptions(Keeping keeping) {
        return keeping.featuresFromSubscriptions() && feature.product() == null;
    }

    @Override
    @Nullable Fact<?> granting(TenantAnswers facts, Caller caller, Keeping keeping) {
        if (isReadFromSubscriptions(keeping)) {
            Fact<Standing> standing = facts.fact(StandingQuestion.INSTANCE);
            if (standing != null && standing.answer().tells(feature.key())) {
                return standing.answer().grants(feature.key()) ? standing : null;
            }
        }
        return super.granting(facts, caller, keeping);
    }

    @Override
    Decision ask(Inquiry inquiry, Caller caller) {
        if (!isReadFromSubscriptions(inquiry.keeping())) {
            return super.ask(inquiry, caller);
        }
        Fact<Standing> standing = inquiry.fresh(StandingQuestion.INSTANCE);
        if (decides(standing.answer()) && !standing.answer().grants(feature.key())) {
            standing = inquiry.latest(StandingQuestion.INSTANCE);
        }
        return decides(standing.answer())
                ? verdict(standing.answer(), inquiry).on(feature, inquiry.basis(standing))
                : super.ask(inquiry, caller);
    }

    private boolean decides(Standing standing) {
        return standing.live() == null || standing.tells(feature.key());
    }

    private Verdict verdict(Standing standing, Inquiry inquiry) {
        if (standing.live() == null) {
            return Verdict.refused(standing.refusal());
        }
        return standing.grants(feature.key())
                ? Verdict.GRANTED
                : new Verdict(new Refusal.FeatureNotInPlan(feature), Catalogue.forFeature(feature, inquiry));
    }
}
