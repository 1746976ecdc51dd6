package com.crovver.guard;

import org.jspecify.annotations.Nullable;

/** A requirement that one question answers. */
class VerdictCheck extends Check {

    private final Question<Verdict> question;

    VerdictCheck(Requirement requirement, Question<Verdict> question) {
        super(requirement);
        this.question = question;
    }

    @Override
    @Nullable Fact<?> granting(TenantAnswers facts, Caller caller, Keeping keeping) {
        Fact<Verdict> known = facts.fact(question);
        return known != null && known.answer().granted() ? known : null;
    }

    @Override
    Decision ask(Inquiry inquiry, Caller caller) {
        Fact<Verdict> answer = inquiry.fresh(question);
        return answer.answer().on(requirement(), inquiry.basis(answer));
    }
}
