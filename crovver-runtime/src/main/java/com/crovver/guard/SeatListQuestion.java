package com.crovver.guard;

import com.crovver.model.Allocation;
import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverNoSubscriptionException;
import java.time.Duration;
import java.util.List;

/** Who holds a seat of the tenant, and who held one? */
final class SeatListQuestion extends Question<SeatList> {

    static final SeatListQuestion INSTANCE = new SeatListQuestion();
    /** Enough for hundreds of pages, each of which is a call. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private SeatListQuestion() {
        super("", null);
    }

    @Override
    Duration patience(Duration budget) {
        return budget.compareTo(PATIENCE) > 0 ? budget : PATIENCE;
    }

    @Override
    Answer<SeatList> ask(Inquiry inquiry) {
        long askedAt = inquiry.nanos();
        try {
            List<Allocation> allocations = inquiry.crovver().allocations(inquiry.tenant(), inquiry.deadline());
            SeatList list = SeatList.of(allocations, inquiry.nanos() - askedAt);
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
