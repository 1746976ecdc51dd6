package com.crovver.guard;

import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverNoSubscriptionException;

/** Has the tenant a live subscription to a product? */
final class ProductQuestion extends Question<Verdict> {

    private final String product;

    ProductQuestion(String product) {
        super("", product);
        this.product = product;
    }

    @Override
    Answer<Verdict> ask(Inquiry inquiry) {
        Keeping keeping = inquiry.keeping();
        try {
            boolean granted = inquiry.crovver()
                    .productAccess(inquiry.tenant(), product, inquiry.deadline())
                    .granted();
            return granted
                    ? Answer.lasting(Verdict.GRANTED, keeping.grants())
                    : Answer.passing(Verdict.refused(new Refusal.NoLiveSubscription(null)), keeping.refusals());
        } catch (CrovverNoSubscriptionException e) {
            return Answer.passing(Verdict.refused(new Refusal.NoLiveSubscription(null)), keeping.refusals());
        } catch (CrovverApiException e) {
            if (e.tenantNotFound()) {
                return Answer.passing(Verdict.refused(new Refusal.TenantUnknown()), keeping.refusals());
            }
            throw e;
        }
    }
}
