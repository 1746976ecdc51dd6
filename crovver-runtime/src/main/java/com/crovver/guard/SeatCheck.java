package com.crovver.guard;

import com.crovver.annotation.FirstUse;
import org.jspecify.annotations.Nullable;

/**
 * A seat for the calling user. Who holds one is read from the tenant's list, so that a seat which was taken away is seen and
 * never given again; a seat is asked for only if a list of this very moment does not know the user.
 */
final class SeatCheck extends Check {

    /** Lets a client come back after a {@code Retry-After} and still find the list that was read meanwhile. */
    private static final int READINGS = 4;

    private final Requirement.Seat seat;

    SeatCheck(Requirement.Seat seat) {
        super(seat);
        this.seat = seat;
    }

    @Override
    @Nullable Fact<?> granting(TenantAnswers facts, Caller caller, Keeping keeping) {
        Fact<SeatList> list = facts.fact(SeatListQuestion.INSTANCE);
        return list != null && list.answer().isHeldBy(user(caller)) ? list : null;
    }

    /** Not one whose seat is known to have been taken away. */
    @Override
    boolean mayBeAllowed(TenantAnswers facts, Caller caller) {
        Fact<SeatList> list = facts.fact(SeatListQuestion.INSTANCE);
        return list == null || !list.answer().wasRemovedFrom(user(caller));
    }

    @Override
    Decision ask(Inquiry inquiry, Caller caller) {
        String user = user(caller);
        Fact<SeatList> list = inquiry.fresh(SeatListQuestion.INSTANCE);
        if (list.answer().refusal() == null && !list.answer().isHeldBy(user)) {
            list = inquiry.fresh(SeatListQuestion.INSTANCE, moment(list.answer(), inquiry.keeping()));
        }
        Basis basis = inquiry.basis(list);
        Refusal refusal = refusal(list.answer(), user);
        if (refusal != null || list.answer().isHeldBy(user)) {
            return new Verdict(refusal, Offer.NONE).on(seat, basis);
        }
        Fact<Verdict> full = inquiry.facts().seatsRefused();
        Fact<Verdict> verdict =
                full != null && full.isFreshAt(inquiry.nanos()) ? full : inquiry.fresh(new NewSeatQuestion(user));
        return verdict.answer().on(seat, inquiry.basis(verdict));
    }

    /** How old a list may be that is of this moment. One that takes long to read never is, and nobody could have a seat. */
    private static long moment(SeatList list, Keeping keeping) {
        return Math.max(keeping.refusals().toNanos(), READINGS * list.readingNanos());
    }

    private @Nullable Refusal refusal(SeatList list, String user) {
        if (list.refusal() != null) {
            return list.refusal();
        } else if (list.isHeldBy(user)) {
            return null;
        } else if (list.wasRemovedFrom(user)) {
            return new Refusal.SeatRemoved();
        }
        return seat.onFirstUse() == FirstUse.REFUSE ? new Refusal.SeatMissing() : null;
    }

    private static String user(Caller caller) {
        String user = caller.user();
        if (user == null) {
            throw new IllegalArgumentException("a seat is required, but the caller has no user");
        }
        return user;
    }
}
