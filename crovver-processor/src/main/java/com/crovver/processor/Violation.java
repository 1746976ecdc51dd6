package com.crovver.processor;

import java.util.Locale;

/**
 * Every message of the processor. A text says what is wrong, with which value, and what to write instead; its number stays
 * the same for ever, so that people can search for it.
 */
enum Violation {
    // 1xx: what an annotation says.
    KEY_BLANK("CRV101", "@%s(%s) is blank; write the key as the plans at Crovver spell it, for example \"%s\""),
    AMOUNT_TOO_SMALL(
            "CRV102", "@ConsumesCredits(amount) must be at least 1, was %d; remove the annotation to charge nothing"),
    KEY_PADDED("CRV103", "@%s(%s) is \"%s\", with white space around it, which no key at Crovver has; write \"%s\""),
    KEY_INVISIBLE("CRV104", "@%s(%s) is \"%s\", which has the invisible character U+%04X in it; write \"%s\""),
    PRODUCT_BLANK(
            "CRV105",
            "@%s(product) is \"%s\", which names no product; write the product's slug, or leave product out for the"
                    + " newest live subscription"),

    // 2xx: where an annotation is.
    NOT_A_HANDLER(
            "CRV201",
            "%s is neither a servlet nor a JAX-RS resource, so nothing would enforce its annotations; extend"
                    + " jakarta.servlet.http.HttpServlet, or give a method an annotation such as @GET, or move the"
                    + " annotations to the class that answers the requests"),
    NEVER_CALLED(
            "CRV202",
            "%s is %s, and no container calls such a method; move the annotation to the operation that calls it, or"
                    + " to the class"),
    WRONG_PARAMETERS(
            "CRV203",
            "%s(%s) is not the %s that a container calls; give it the parameters (HttpServletRequest,"
                    + " HttpServletResponse), or move the annotation to an operation that has them"),
    NOT_A_SERVLET_OPERATION(
            "CRV204",
            "%s is no operation of a servlet, those are %s; move the annotation to the operation that calls it, or"
                    + " to the class"),
    LIFECYCLE_METHOD(
            "CRV205",
            "%s runs when the container starts or stops the handler, on behalf of no caller; move the annotation to"
                    + " an operation, or to the class"),
    NO_HTTP_METHOD(
            "CRV206",
            "%s answers no requests, since neither it nor a method that it overrides has an annotation for an HTTP"
                    + " method that applies; add one, such as @GET, or move the annotation to the resource method"
                    + " that calls it"),
    LOCATOR(
            "CRV207",
            "%s is a sub-resource locator, which only finds the object that answers; annotate the sub-resource %s, or"
                    + " methods of it"),
    NOT_PUBLIC("CRV208", "%s is not public, and JAX-RS calls public methods only; make it public"),

    // 3xx: what does not go together.
    POOL_TWICE(
            "CRV301",
            "Pool \"%s\" is charged twice for one operation, by %s and by %s; keep one of them, with the amount that"
                    + " the operation should cost"),
    SERVICE_DECIDES(
            "CRV302",
            "Which doX runs is decided by the code of %s, so the annotations of %s could be passed by; put them on"
                    + " service or on the class"),
    OPERATION_HIDDEN(
            "CRV303",
            "%s has JAX-RS annotations but none for an HTTP method, so that those of %s, which has requirements, do"
                    + " not apply to it; repeat them all here, or remove these"),

    // 4xx: what could not be written.
    GUARD_NOT_WRITTEN("CRV401", "The guard %s could not be written: %s; no class of yours may have that name"),
    INDEX_NOT_WRITTEN(
            "CRV402", "%s could not be written: %s; it belongs to the processor, so nothing else may be in its place");

    private final String code;
    private final String text;

    Violation(String code, String text) {
        this.code = code;
        this.text = text;
    }

    String code() {
        return code;
    }

    String message(Object... values) {
        return "[" + code + "] " + String.format(Locale.ROOT, text, values);
    }
}
