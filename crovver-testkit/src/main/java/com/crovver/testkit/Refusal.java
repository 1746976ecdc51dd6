package com.crovver.testkit;

/** Ends a call with an error. Carries no stack trace: it is an answer, not a fault of the emulator. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    Refusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
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

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
