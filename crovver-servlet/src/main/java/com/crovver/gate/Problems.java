package com.crovver.gate;

import com.crovver.guard.Decision;
import com.crovver.guard.Offer;
import com.crovver.guard.Refusal;
import com.crovver.model.CrovverApiException;
import com.crovver.model.SubscriptionStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words the answers of refused requests. Nothing in them comes from the request, and nothing internal is told: the log has
 * the cause.
 */
public final class Problems {

    /** What the types' URIs begin with unless configured. */
    public static final String DEFAULT_TYPE_BASE = "urn:crovver:problem:";

    /** Value of {@code WWW-Authenticate} unless configured. */
    public static final String DEFAULT_CHALLENGE = "Session realm=\"app\"";

    /** Answers where the kit is not wired as it must be, so that no configuration is there to word them. */
    public static final Problems UNCONFIGURED = new Problems(DEFAULT_TYPE_BASE, DEFAULT_CHALLENGE, null);

    private static final String RETRY_AFTER = "Retry-After";
    private static final String UNAVAILABLE_RETRY_SECONDS = "5";
    private static final String RUNNING_RETRY_SECONDS = "2";

    private final String typeBase;
    private final String challenge;
    private final @Nullable String link;

    /**
     * Answers with fixed surroundings.
     *
     * @param typeBase what every type's URI begins with
     * @param challenge value of {@code WWW-Authenticate} for unknown callers
     * @param link where a refused customer can buy; null leaves it out
     */
    public Problems(String typeBase, String challenge, @Nullable String link) {
        this.typeBase = typeBase;
        this.challenge = challenge;
        this.link = link;
    }

    /** 403, 402, 409 or 422: the caller may not, and why. */
    public Problem of(Decision.Refused refused) {
        return refused.reason().fold(new Wording(refused.offer()));
    }

    /** 503: Crovver could not be asked. If the action may have been charged, its identity is handed out. */
    public Problem of(Decision.Unknown unknown) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(RETRY_AFTER, retryAfterSeconds(unknown));
        Map<String, Object> members = new LinkedHashMap<>();
        String detail = "It could not be checked whether this request is covered. Nothing was run; try again shortly.";
        if (unknown.identity() != null) {
            headers.put("Idempotency-Key", unknown.identity());
            members.put("idempotencyKey", unknown.identity());
            detail += " Send the Idempotency-Key of this answer with it, so that it is paid for once.";
        }
        return problem(503, "unavailable", "Billing service unavailable", detail, members, headers);
    }

    /** 401: nobody is signed in, or without the user that the operation needs. */
    public Problem callerUnknown() {
        return problem(
                401,
                "caller-unknown",
                "Sign-in required",
                "Sign in and send the request again.",
                Map.of(),
                Map.of("WWW-Authenticate", challenge));
    }

    /** 403: somebody is signed in, but belongs to no tenant. */
    public Problem tenantMissing() {
        return problem(403, "tenant-missing", "No workspace", "The signed-in user belongs to no workspace.", Map.of());
    }

    /** 400: the idempotency key is not one. */
    public Problem keyMalformed(String detail) {
        return problem(400, "key-malformed", "Malformed Idempotency-Key", detail, Map.of());
    }

    /** 500: the application is not wired as it must be; only the log says more. */
    public Problem broken() {
        return problem(
                500,
                "guard-broken",
                "Internal error",
                "The request was refused because the application's access control is not set up correctly.",
                Map.of());
    }

    private Problem problem(int status, String type, String title, String detail, Map<String, Object> members) {
        return problem(status, type, title, detail, members, Map.of());
    }

    private Problem problem(
            int status,
            String type,
            String title,
            String detail,
            Map<String, Object> members,
            Map<String, String> headers) {
        return new Problem(status, typeBase + type, title, detail, members, headers);
    }

    private static String retryAfterSeconds(Decision.Unknown unknown) {
        if (unknown.cause() instanceof CrovverApiException answer) {
            return answer.retryAfter()
                    .map(Duration::toSeconds)
                    .map(seconds -> Long.toString(Math.max(1, seconds)))
                    .orElse(UNAVAILABLE_RETRY_SECONDS);
        }
        return UNAVAILABLE_RETRY_SECONDS;
    }

    /** One answer per reason. */
    private final class Wording implements Refusal.Cases<Problem> {

        private final Offer offer;

        Wording(Offer offer) {
            this.offer = offer;
        }

        @Override
        public Problem featureNotInPlan(Refusal.FeatureNotInPlan refusal) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("feature", refusal.feature().key());
            putIfKnown(members, "product", refusal.feature().product());
            Map<String, Object> upgrade = new LinkedHashMap<>();
            upgrade.put("plans", OfferMembers.plans(offer));
            putIfKnown(upgrade, "link", link);
            members.put("upgrade", upgrade);
            return problem(
                    403,
                    "feature-not-in-plan",
                    "Feature not in your plan",
                    "The plan of this workspace does not include the feature \""
                            + refusal.feature().key() + "\".",
                    members);
        }

        @Override
        public Problem noLiveSubscription(Refusal.NoLiveSubscription refusal) {
            SubscriptionStatus status = refusal.status();
            return subscriptionRequired(status == null ? null : status.canonicalWord());
        }

        @Override
        public Problem tenantUnknown(Refusal.TenantUnknown refusal) {
            return subscriptionRequired("none");
        }

        private Problem subscriptionRequired(@Nullable String status) {
            Map<String, Object> members = new LinkedHashMap<>();
            if (status != null) {
                // Not "status": that member is the HTTP status (RFC 9457, 3.1.3).
                members.put("subscription", Map.of("status", status));
            }
            putIfKnown(members, "link", link);
            return problem(
                    402,
                    "subscription-required",
                    "Live subscription required",
                    status == null
                            ? "This workspace has no live subscription."
                            : "This workspace has no live subscription; its status is \"" + status + "\".",
                    members);
        }

        @Override
        public Problem creditsShort(Refusal.CreditsShort refusal) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("pool", refusal.required().pool());
            members.put("required", refusal.required().amount());
            members.put("remaining", refusal.remaining());
            if (!refusal.taken().isEmpty()) {
                members.put("taken", OfferMembers.charges(refusal.taken()));
            }
            members.put("addons", OfferMembers.addons(offer));
            members.put("plans", OfferMembers.plans(offer));
            putIfKnown(members, "link", link);
            Map<String, String> headers = new LinkedHashMap<>();
            if (refusal.identity() != null) {
                headers.put("Idempotency-Key", refusal.identity());
            }
            return problem(
                    402,
                    "credits-short",
                    "Not enough credits",
                    "This costs " + refusal.required().amount() + " of \""
                            + refusal.required().pool() + "\", and " + refusal.remaining() + " are left.",
                    members,
                    headers);
        }

        @Override
        public Problem seatsFull(Refusal.SeatsFull refusal) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("seats", OfferMembers.seats(refusal.activeCount(), refusal.capacity()));
            if (refusal.proration() != null) {
                members.put("proration", OfferMembers.proration(refusal.proration()));
            }
            putIfKnown(members, "link", link);
            return problem(
                    402,
                    "seats-full",
                    "All seats are taken",
                    "Every seat of this workspace is taken; one more can be bought.",
                    members);
        }

        @Override
        public Problem seatsAtMaximum(Refusal.SeatsAtMaximum refusal) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("seats", OfferMembers.seats(refusal.activeCount(), refusal.capacity()));
            members.put("plans", OfferMembers.plans(offer));
            putIfKnown(members, "link", link);
            return problem(
                    403,
                    "seats-at-maximum",
                    "No more seats in your plan",
                    "Every seat of this workspace is taken, and its plan sells no more.",
                    members);
        }

        @Override
        public Problem seatRemoved(Refusal.SeatRemoved refusal) {
            return problem(
                    403,
                    "seat-removed",
                    "Your seat was removed",
                    "Your seat in this workspace was taken away. Whoever manages its seats can give it back.",
                    Map.of());
        }

        @Override
        public Problem seatMissing(Refusal.SeatMissing refusal) {
            return problem(
                    403,
                    "seat-missing",
                    "No seat",
                    "You have no seat in this workspace. Whoever manages its seats can give you one.",
                    Map.of());
        }

        @Override
        public Problem actionRunning(Refusal.ActionRunning refusal) {
            return problem(
                    409,
                    "key-running",
                    "Still running",
                    "A request with this Idempotency-Key is running.",
                    Map.of(),
                    Map.of(RETRY_AFTER, RUNNING_RETRY_SECONDS));
        }

        @Override
        public Problem actionFinished(Refusal.ActionFinished refusal) {
            return problem(
                    409,
                    "key-finished",
                    "Already done",
                    "The request with this Idempotency-Key has been done. Use a new key for new work.",
                    Map.of());
        }

        @Override
        public Problem actionDiffers(Refusal.ActionDiffers refusal) {
            return problem(
                    422,
                    "key-reused",
                    "Idempotency-Key used before",
                    "This Idempotency-Key was first used with another request. Use a new key for new work.",
                    Map.of());
        }

        private void putIfKnown(Map<String, Object> members, String name, @Nullable Object value) {
            if (value != null) {
                members.put(name, value);
            }
        }
    }
}
