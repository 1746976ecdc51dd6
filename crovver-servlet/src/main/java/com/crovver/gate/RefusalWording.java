package com.crovver.gate;

import com.crovver.guard.Offer;
import com.crovver.guard.Refusal;
import com.crovver.model.Proration;
import com.crovver.model.SubscriptionStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words one answer per reason of the engine. */
final class RefusalWording implements Refusal.Cases<ProblemDraft> {

    private static final String RUNNING_RETRY_SECONDS = "2";

    private static final String ASK = " Ask whoever manages the billing of this workspace.";

    private final Offer offer;
    private final @Nullable String link;
    private final boolean forBillingUsers;

    private RefusalWording(Offer offer, @Nullable String link, boolean forBillingUsers) {
        this.offer = offer;
        this.link = link;
        this.forBillingUsers = forBillingUsers;
    }

    /**
     * The wording of one refusal for somebody who may buy.
     *
     * @param offer what would help
     * @param link where it can be bought; null leaves it out
     */
    static RefusalWording forBillingUsers(Offer offer, @Nullable String link) {
        return new RefusalWording(offer, link, true);
    }

    /** The wording for somebody who is not to see what the tenant pays: the reason, and whom to ask. */
    static RefusalWording forOthers() {
        return new RefusalWording(Offer.NONE, null, false);
    }

    @Override
    public ProblemDraft featureNotInPlan(Refusal.FeatureNotInPlan refusal) {
        return buyable(
                        403,
                        "feature-not-in-plan",
                        "Feature not in your plan",
                        "The plan of this workspace does not include the feature \""
                                + refusal.feature().key() + "\".",
                        null)
                .member("feature", refusal.feature().key())
                .member("product", refusal.feature().product())
                .member("upgrade", forBillingUsers ? upgrade() : null);
    }

    private Map<String, Object> upgrade() {
        Map<String, Object> upgrade = new LinkedHashMap<>();
        upgrade.put("plans", OfferMembers.plans(offer));
        if (link != null) {
            upgrade.put("link", link);
        }
        return upgrade;
    }

    @Override
    public ProblemDraft noLiveSubscription(Refusal.NoLiveSubscription refusal) {
        SubscriptionStatus status = refusal.status();
        return subscriptionRequired(status == null ? null : status.canonicalWord());
    }

    @Override
    public ProblemDraft tenantUnknown(Refusal.TenantUnknown refusal) {
        return subscriptionRequired("none");
    }

    private ProblemDraft subscriptionRequired(@Nullable String known) {
        String status = forBillingUsers ? known : null;
        String detail = status == null
                ? "This workspace has no live subscription."
                : "This workspace has no live subscription; its status is \"" + status + "\".";
        return buyable(402, "subscription-required", "Live subscription required", detail, null)
                // Not "status": that member is the HTTP status (RFC 9457, 3.1.3).
                .member("subscription", status == null ? null : Map.of("status", status))
                .member("link", link);
    }

    @Override
    public ProblemDraft creditsShort(Refusal.CreditsShort refusal) {
        String detail = "This costs " + refusal.required().amount() + " of \""
                + refusal.required().pool() + "\", and " + refusal.remaining() + " are left.";
        return buyable(402, "credits-short", "Not enough credits", detail, null)
                .member("pool", refusal.required().pool())
                .member("required", refusal.required().amount())
                .member("remaining", refusal.remaining())
                .member("taken", refusal.taken().isEmpty() ? null : OfferMembers.charges(refusal.taken()))
                .member("addons", forBillingUsers ? OfferMembers.addons(offer) : null)
                .member("plans", forBillingUsers ? OfferMembers.plans(offer) : null)
                .member("link", link)
                .header("Idempotency-Key", IdempotencyKey.inHeader(refusal.identity()));
    }

    @Override
    public ProblemDraft seatsFull(Refusal.SeatsFull refusal) {
        Proration proration = forBillingUsers ? refusal.proration() : null;
        return buyable(
                        402,
                        "seats-full",
                        "All seats are taken",
                        "Every seat of this workspace is taken; one more can be bought.",
                        proration)
                .member("seats", OfferMembers.seats(refusal.activeCount(), refusal.capacity()))
                .member("proration", proration == null ? null : OfferMembers.proration(proration))
                .member("link", link);
    }

    @Override
    public ProblemDraft seatsAtMaximum(Refusal.SeatsAtMaximum refusal) {
        return buyable(
                        403,
                        "seats-at-maximum",
                        "No more seats in your plan",
                        "Every seat of this workspace is taken, and its plan sells no more.",
                        null)
                .member("seats", OfferMembers.seats(refusal.activeCount(), refusal.capacity()))
                .member("plans", forBillingUsers ? OfferMembers.plans(offer) : null)
                .member("link", link);
    }

    @Override
    public ProblemDraft seatRemoved(Refusal.SeatRemoved refusal) {
        return new ProblemDraft(
                403,
                "seat-removed",
                "Your seat was removed",
                "Your seat in this workspace was taken away. Whoever manages its seats can give it back.");
    }

    @Override
    public ProblemDraft seatMissing(Refusal.SeatMissing refusal) {
        return new ProblemDraft(
                403,
                "seat-missing",
                "No seat",
                "You have no seat in this workspace. Whoever manages its seats can give you one.");
    }

    @Override
    public ProblemDraft actionRunning(Refusal.ActionRunning refusal) {
        return new ProblemDraft(409, "key-running", "Still running", "A request with this Idempotency-Key is running.")
                .header("Retry-After", RUNNING_RETRY_SECONDS);
    }

    @Override
    public ProblemDraft actionFinished(Refusal.ActionFinished refusal) {
        return new ProblemDraft(
                409,
                "key-finished",
                "Already done",
                "The request with this Idempotency-Key has been done. Use a new key for new work.");
    }

    @Override
    public ProblemDraft actionDiffers(Refusal.ActionDiffers refusal) {
        return new ProblemDraft(
                422,
                "key-reused",
                "Idempotency-Key used before",
                "This Idempotency-Key was first used with another request. Use a new key for new work.");
    }

    private ProblemDraft buyable(int status, String kind, String title, String detail, @Nullable Proration proration) {
        return new ProblemDraft(status, kind, title, forBillingUsers ? detail : detail + ASK)
                .wayOut(new WayOut(offer, proration, link));
    }
}
