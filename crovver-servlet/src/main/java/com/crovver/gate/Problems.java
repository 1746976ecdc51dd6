package com.crovver.gate;

import com.crovver.guard.Decision;
import com.crovver.guard.Refusal;
import com.crovver.model.CrovverApiException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Words the answers of refused requests. Nothing in them comes from the request but the path that a link leads back to, and
 * nothing internal is told: the log has the cause. Immutable.
 */
public final class Problems {

    /** What the types' URIs begin with unless configured. */
    public static final String DEFAULT_TYPE_BASE = "urn:crovver:problem:";

    /** Value of {@code WWW-Authenticate} unless configured. */
    public static final String DEFAULT_CHALLENGE = "Session realm=\"app\"";

    private static final String SEND_KEY =
            " Send the Idempotency-Key of this answer with it, so that it is paid for once.";
    private static final String RETRY_AFTER = "Retry-After";
    private static final String UNAVAILABLE_RETRY_SECONDS = "5";

    private final String typeBase;
    private final String challenge;
    private final @Nullable UpgradeLink link;

    /**
     * Answers with fixed surroundings.
     *
     * @param typeBase what every type's URI begins with
     * @param challenge value of {@code WWW-Authenticate} for unknown callers
     * @param link where a refused customer can buy; null leaves it out
     */
    public Problems(String typeBase, String challenge, @Nullable UpgradeLink link) {
        this.typeBase = typeBase;
        this.challenge = challenge;
        this.link = link;
    }

    /**
     * 403, 402, 409 or 422: the caller may not, and why.
     *
     * @param original the request as the client sent it
     * @param mayManageBilling whether the caller is told payment status and prices, and where to buy
     */
    Problem of(Decision.Refused refused, HttpServletRequest original, boolean mayManageBilling) {
        Refusal reason = refused.reason();
        String target = link == null ? null : link.after(reason, original);
        RefusalWording wording =
                mayManageBilling ? RefusalWording.forBillingUsers(refused.offer(), target) : RefusalWording.forOthers();
        return reason.fold(wording).problem(typeBase);
    }

    /** 503: Crovver could not be asked. If the action may have been charged, its identity is handed out. */
    Problem of(Decision.Unknown unknown) {
        String identity = unknown.identity();
        String detail = "It could not be checked whether this request is covered. Nothing was run; try again shortly.";
        if (identity != null) {
            detail += SEND_KEY;
        }
        return unavailable(detail)
                .member("idempotencyKey", identity)
                .header(RETRY_AFTER, retryAfterSeconds(unknown))
                .header("Idempotency-Key", IdempotencyKey.inHeader(identity))
                .problem(typeBase);
    }

    private static ProblemDraft unavailable(String detail) {
        return new ProblemDraft(503, "unavailable", "Billing service unavailable", detail);
    }

    /** 401: nobody is signed in, or without the user that the operation needs. */
    Problem callerUnknown() {
        return new ProblemDraft(401, "caller-unknown", "Sign-in required", "Sign in and send the request again.")
                .header("WWW-Authenticate", challenge)
                .problem(typeBase);
    }

    /** 403: somebody is signed in, but belongs to no tenant. */
    Problem tenantMissing() {
        return new ProblemDraft(403, "tenant-missing", "No workspace", "The signed-in user belongs to no workspace.")
                .problem(typeBase);
    }

    /** 400: the idempotency key is not one. */
    Problem keyMalformed(String detail) {
        return new ProblemDraft(400, "key-malformed", "Malformed Idempotency-Key", detail).problem(typeBase);
    }

    /** 400: the operation is done for keys only, and there is none; {@code wanted} says what to send. */
    Problem keyMissing(String wanted) {
        return new ProblemDraft(
                        400,
                        "key-missing",
                        "Idempotency-Key required",
                        "Send " + wanted + ", with a new key for every new action and the same one when you repeat it.")
                .problem(typeBase);
    }

    /** 400: what the request costs does not follow from it. */
    Problem costMalformed() {
        return new ProblemDraft(
                        400,
                        "cost-malformed",
                        "Cost not clear",
                        "What this request costs does not follow from what it says. Check its parameters.")
                .problem(typeBase);
    }

    /** 503: what was done could not be charged, and so is not answered. Its identity is handed out. */
    Problem chargeNotWritten(String identity) {
        return unavailable(
                        "What this request costs could not be recorded, so its result is not handed out. Try again shortly."
                                + SEND_KEY)
                .member("idempotencyKey", identity)
                .header("Idempotency-Key", IdempotencyKey.inHeader(identity))
                .header(RETRY_AFTER, UNAVAILABLE_RETRY_SECONDS)
                .problem(typeBase);
    }

    /** 500: the application is not wired as it must be; only the log says more. */
    Problem broken() {
        return new ProblemDraft(
                        500,
                        "guard-broken",
                        "Internal error",
                        "The request was refused because the application's access control is not set up correctly.")
                .problem(typeBase);
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
}
