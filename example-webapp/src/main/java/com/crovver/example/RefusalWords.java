package com.crovver.example;

import com.crovver.example.page.RefusedPage.OnSale;
import com.crovver.example.page.RefusedPage.Seat;
import com.crovver.guard.Refusal;
import com.crovver.model.Addon;
import com.crovver.model.Plan;
import com.crovver.model.Proration;
import com.crovver.model.SubscriptionStatus;
import org.jspecify.annotations.Nullable;

/**
 * Says to people why they were refused.
 *
 * @param status HTTP status of the page
 * @param title the reason
 * @param detail the same in a sentence
 * @param seat what one more seat costs; null if that is not what is missing, or not known
 */
record RefusalWords(
        int status, String title, String detail, @Nullable Seat seat) {

    private static final int PAYMENT_REQUIRED = 402;
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;

    /** Every reason; a new one in the kit makes this fail to compile. */
    static final Refusal.Cases<RefusalWords> CASES = new Refusal.Cases<>() {
        @Override
        public RefusalWords featureNotInPlan(Refusal.FeatureNotInPlan refusal) {
            String feature = Words.of(refusal.feature().key());
            return words(FORBIDDEN, feature + ": not in your plan", "The plan of this workspace does not include it.");
        }

        @Override
        public RefusalWords noLiveSubscription(Refusal.NoLiveSubscription refusal) {
            SubscriptionStatus status = refusal.status();
            return status == null ? tenantUnknown(new Refusal.TenantUnknown()) : over(status);
        }

        @Override
        public RefusalWords tenantUnknown(Refusal.TenantUnknown refusal) {
            return words(PAYMENT_REQUIRED, "Choose a plan to begin", "This workspace has no subscription yet.");
        }

        @Override
        public RefusalWords creditsShort(Refusal.CreditsShort refusal) {
            return words(
                    PAYMENT_REQUIRED,
                    "Not enough " + Words.of(refusal.required().pool()),
                    "This takes " + refusal.required().amount() + ", and " + refusal.remaining()
                            + (refusal.remaining() == 1 ? " is left." : " are left."));
        }

        @Override
        public RefusalWords seatsFull(Refusal.SeatsFull refusal) {
            return new RefusalWords(
                    PAYMENT_REQUIRED,
                    "Every seat is taken",
                    "To get in, you need a seat of your own. The plan sells more.",
                    seat(refusal.proration()));
        }

        @Override
        public RefusalWords seatsAtMaximum(Refusal.SeatsAtMaximum refusal) {
            return words(
                    FORBIDDEN,
                    "Every seat is taken",
                    "All " + refusal.capacity() + " seats are taken, and the plan sells no more.");
        }

        @Override
        public RefusalWords seatRemoved(Refusal.SeatRemoved refusal) {
            return words(FORBIDDEN, "Your seat was taken away", "Whoever manages the seats can give it back.");
        }

        @Override
        public RefusalWords seatMissing(Refusal.SeatMissing refusal) {
            return words(FORBIDDEN, "You have no seat here", "Whoever manages the seats can give you one.");
        }

        @Override
        public RefusalWords actionRunning(Refusal.ActionRunning refusal) {
            return words(CONFLICT, "Still running", "The same thing is being done for you right now.");
        }

        @Override
        public RefusalWords actionFinished(Refusal.ActionFinished refusal) {
            return words(CONFLICT, "Already done", "This was done before, and paid for once.");
        }

        @Override
        public RefusalWords actionDiffers(Refusal.ActionDiffers refusal) {
            return words(CONFLICT, "Something else was done", "This form was used before, with something else.");
        }
    };

    private static RefusalWords words(int status, String title, String detail) {
        return new RefusalWords(status, title, detail, null);
    }

    private static RefusalWords over(SubscriptionStatus status) {
        return switch (status.state()) {
            case PAST_DUE ->
                words(
                        PAYMENT_REQUIRED,
                        "The last payment failed",
                        "The workspace is locked until the payment is put right. Nothing is lost.");
            case PENDING ->
                words(
                        PAYMENT_REQUIRED,
                        "The payment is not confirmed yet",
                        "It can take some minutes; there is no need to pay again.");
            case EXPIRED -> words(PAYMENT_REQUIRED, "Your time has run out", "The trial or the paid period has ended.");
            case CANCELED -> words(PAYMENT_REQUIRED, "The subscription has ended", "It was cancelled.");
            case PAUSED -> words(PAYMENT_REQUIRED, "The subscription is paused", "It gives no access meanwhile.");
            case NONE, TRIAL, ACTIVE, PENDING_CANCEL, UNKNOWN ->
                words(PAYMENT_REQUIRED, "A subscription is needed", "This workspace has none that gives access.");
        };
    }

    private static @Nullable Seat seat(@Nullable Proration proration) {
        if (proration == null) {
            return null;
        }
        String days = proration.daysRemaining() == null || proration.totalDaysInPeriod() == null
                ? "for the rest of the period"
                : "for " + proration.daysRemaining().toPlainString() + " of the period's "
                        + proration.totalDaysInPeriod().toPlainString() + " days";
        return new Seat(Prices.of(proration.price()), days, proration.newSeats() + " seats in all");
    }

    static OnSale onSale(Addon addon) {
        String description = addon.description();
        return new OnSale(addon.displayName(), Prices.of(addon.price()), description == null ? "" : description);
    }

    static OnSale onSale(Plan plan) {
        return new OnSale(plan.name(), Prices.of(plan), Prices.seats(plan));
    }
}
