package com.crovver.guard;

import com.crovver.model.CrovverException;
import com.crovver.model.CrovverNoSubscriptionException;
import com.crovver.model.Plan;
import com.crovver.model.Proration;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** May a user, who never had one, have a seat? If there is a free one, asking gives it. */
final class NewSeatQuestion extends Question<Verdict> {

    private final String user;

    NewSeatQuestion(String user) {
        super(user, null);
        this.user = user;
    }

    @Override
    Answer<Verdict> ask(Inquiry inquiry) {
        long askedAt = inquiry.nanos();
        int doubts = inquiry.facts().doubts();
        Verdict verdict;
        try {
            verdict = inquiry.crovver()
                    .allocateSeat(inquiry.tenant(), user, inquiry.deadline())
                    .fold(
                            given -> Verdict.GRANTED,
                            full -> full(full.proration(), inquiry),
                            full -> full(null, inquiry));
        } catch (CrovverNoSubscriptionException e) {
            verdict = Verdict.refused(SeatListQuestion.noLiveSubscription(inquiry));
        }
        if (verdict.granted()) {
            note(inquiry);
        } else {
            Answer<Verdict> refusal = Answer.passing(verdict, inquiry.keeping().refusals());
            inquiry.facts().seatsRefused(Fact.of(this, refusal, askedAt), doubts);
        }
        // What is refused to one user is refused to all, and noted for all: users are too many to keep an answer for
        // each.
        return Answer.passing(verdict, Duration.ZERO);
    }

    private void note(Inquiry inquiry) {
        Fact<SeatList> list = inquiry.facts().fact(SeatListQuestion.INSTANCE);
        if (list != null) {
            list.answer().add(user);
        }
    }

    private static Verdict full(@Nullable Proration proration, Inquiry inquiry) {
        Long active = activeSeats(inquiry);
        Standing standing = FeatureQuestion.standing(inquiry);
        Plan plan = standing == null ? null : standing.plan();
        Integer maximum = plan == null ? null : Catalogue.maxSeats(plan, inquiry);
        if (proration != null && maximum != null && proration.newSeats() > maximum) {
            return new Verdict(
                    new Refusal.SeatsAtMaximum(active, proration.currentSeats()),
                    Catalogue.forSeats(proration.currentSeats(), inquiry));
        }
        Long capacity = proration == null ? null : proration.currentSeats();
        return Verdict.refused(new Refusal.SeatsFull(active, capacity, proration));
    }

    private static @Nullable Long activeSeats(Inquiry inquiry) {
        try {
            return inquiry.crovver()
                    .seatCount(inquiry.tenant(), inquiry.deadline())
                    .activeCount();
        } catch (CrovverException e) {
            return null;
        }
    }
}
