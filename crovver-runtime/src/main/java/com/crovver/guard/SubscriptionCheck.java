package com.crovver.guard;

import org.jspecify.annotations.Nullable;

/** A live subscription to anything. */
final class SubscriptionCheck extends Check {

    SubscriptionCheck(Requirement.Subscription subscription) {
        super(subscription);
    }

    @Override
    @Nullable Fact<?> granting(TenantAnswers facts, Caller caller, Keeping keeping) {
        Fact<Standing> standing = facts.fact(StandingQuestion.INSTANCE);
        return standing != null && standing.answer().live() != null ? standing : null;
    }

    @Override
    Decision ask(Inquiry inquiry, Caller caller) {
        Fact<Standing> standing = inquiry.fresh(StandingQuestion.INSTANCE);
        Verdict verdict = standing.answer().live() != null
                ? Verdict.GRANTED
                : Verdict.refused(standing.answer().refusal());
        return verdict.on(requirement(), inquiry.basis(standing));
    }
}
