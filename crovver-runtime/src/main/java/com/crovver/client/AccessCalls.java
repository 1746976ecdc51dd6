package com.crovver.client;

import com.crovver.model.Access;

/** Calls that ask whether a tenant may. */
final class AccessCalls {

    private AccessCalls() {}

    static ApiCall<Access> canAccess(CanAccessRequest question) {
        JsonBody body = new JsonBody()
                .with("requestingEntityId", question.tenantId())
                .with("featureKey", question.featureKey())
                .with("productSlug", question.productSlug())
                .with("amount", question.amount());
        return ApiCall.post(
                "/api/public/can-access",
                body,
                Repeat.SAFE,
                KeyChoice.SECRET_OR_PUBLIC,
                answer -> access(answer.data()));
    }

    /** Only the JSON value {@code true} grants; a flag that is not there is no answer. */
    private static Access access(Json data) {
        Json flag = data.get("canAccess", "can_access");
        if (flag.isAbsent()) {
            throw flag.unexpected("true or false");
        }
        Json credits = data.get("credits");
        return new Access(flag.isTrue(), credits.isAbsent() ? null : creditCheck(credits));
    }

    private static Access.CreditCheck creditCheck(Json credits) {
        return new Access.CreditCheck(
                credits.get("available").count(), credits.get("sufficient").isTrue());
    }
}
