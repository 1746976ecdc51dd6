package com.crovver.guard;

import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverNoSubscriptionException;

/** Who holds a seat of the tenant, and who held one? */
final class SeatListQuestion extends Question<SeatList> {

    static final SeatListQuestion INSTANCE = new SeatListQuestion();

    private SeatListQuestion() {
        super("", null);
    }

    @Override
    Answer<SeatList> ask(Inquiry inquiry) {
        try {
            SeatList list = SeatList.of(inquiry.crovver().allocations(inquiry.tenant(), inquiry.deadline()));
            return Answer.lasting(list, inquiry.keeping().grants());
        } catch (CrovverNoSubscriptionException e) {
            return refused(noLiveSubscription(inquiry), inquiry);
        } catch (CrovverApiException e) {
            if (e.tenantNotFound()) {
                return refused(new Refusal.TenantUnknown(), inquiry);
            }
            throw e;
        }
    }

    private static Answer<SeatList> refused(Refusal reason, Inquiry inquiry) {
        return Answer.passing(SeatList.refused(reason), inquiry.keeping().refusals());
    }

    static Refusal noLiveSubscription(Inquiry inquiry) {
        Standing standing = FeatureQuestion.standing(inquiry);
        return new Refusal.NoLiveSubscription(standing == null ? null : standing.newestStatus());
    }
}
