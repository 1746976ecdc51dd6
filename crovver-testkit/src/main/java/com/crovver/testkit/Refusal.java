package com.crovver.testkit;

import org.jspecify.annotations.Nullable;

/** Ends a call with an error. Carries no stack trace: it is an answer, not a fault of the emulator. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final @Nullable ErrorShape shape;

    Refusal(int status, String code, String message) {
        this(status, code, message, null);
    }

    private Refusal(int status, String code, String message, @Nullable ErrorShape shape) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.shape = shape;
    }

    static Refusal missing(String field) {
        return new Refusal(400, "MISSING_REQUIRED_FIELDS", field + " must be given");
    }

    static Refusal invalid(String field, String rule) {
        return new Refusal(400, "MISSING_REQUIRED_FIELDS", field + " must be " + rule);
    }

    static Refusal unknownTenant() {
        return new Refusal(404, "TENANT_NOT_FOUND", "No tenant with this id");
    }

    static Refusal noLiveSubscription() {
        return new Refusal(404, "NO_ACTIVE_SUBSCRIPTION", "Tenant has no live subscription");
    }

    static Refusal currencyNotSupported(String what, String currency) {
        return new Refusal(422, "CURRENCY_NOT_SUPPORTED", what + " is not sold in " + currency);
    }

    /** This refusal in a shape of its own, whatever the other errors of its call look like. */
    Refusal as(ErrorShape ownShape) {
        return new Refusal(status, code, text(), ownShape);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }

    ErrorShape shapeOr(ErrorShape ofTheCall) {
        return shape == null ? ofTheCall : shape;
    }
}
