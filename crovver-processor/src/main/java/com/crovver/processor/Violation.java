package com.crovver.processor;

import java.util.Locale;
import javax.tools.Diagnostic;

/**
 * Every message of the processor. A text says what is wrong, with which value, and what to write instead; its number stays
 * the same for ever, so that people can search for it. An error keeps the handler from getting a guard; a warning points to
 * what is possible and seldom meant, and can be suppressed.
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
    AMOUNT_TOO_LARGE(
            "CRV106",
            "@ConsumesCredits(amount) must be at most %d, was %d; if a run really costs that much, let the pool count"
                    + " in larger units"),
    AMOUNT_AND_COST(
            "CRV107",
            "@ConsumesCredits has both amount = %d and cost = %s.class, and only one of them can tell what a run"
                    + " costs; remove amount to have it computed, or cost to have it fixed"),
    COST_NOT_PUBLIC("CRV108", "%s computes costs, but is not public, so that the kit cannot create it; make it public"),
    COST_ABSTRACT(
            "CRV109",
            "%s computes costs, but is %s, so that nobody can create it; name a class that is not abstract and"
                    + " implements com.crovver.annotation.Cost"),
    COST_INNER(
            "CRV110",
            "%s computes costs, but is an inner class, which the kit cannot create without an object of %s; make it"
                    + " static"),
    COST_WITHOUT_CONSTRUCTOR(
            "CRV111",
            "%s computes costs, but has no public constructor without parameters for the kit to create it with; add one"),
    COST_OUT_OF_REACH(
            "CRV112",
            "%s computes costs, but is nested in %s, which the generated guard of %s cannot name since it is %s; move"
                    + " the class to where it can be named, such as a file of its own"),

    KEY_SPACED(
            "CRV113",
            "@%s(%s) is \"%s\", which has U+%04X in it: it looks like a space, but is another character; write"
                    + " \"%s\""),

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
            "%s is a sub-resource locator, which only finds the object that answers; annotate %s, or methods there"),
    NOT_PUBLIC("CRV208", "%s is not public, and JAX-RS calls public methods only; make it public"),
    ON_OPTIONS(
            "CRV209",
            "%s answers OPTIONS, which browsers send by themselves, and without credentials, before a request to another"
                    + " origin: %s would stop them; move it to the operation that is asked for"),
    UNGUARDED_NO_OPERATION(
            "CRV210",
            "@Unguarded on %s says that an operation is meant to be open, and this is none; remove it, or move it to the"
                    + " operation that is"),
    ONLY_LOCATORS(
            "CRV211",
            "Every method of %s only finds the object that answers, and the requirements of %s do not hold for that; move"
                    + " them to the classes of those objects"),

    NOTHING_BY_ITSELF(
            "CRV212",
            true,
            "%s answers no requests itself, so its annotations hold for the servlets and resources that inherit them, and"
                    + " for nothing else; add @SuppressWarnings(\"crovver\") if there are such"),
    JSP_PAGE(
            "CRV213",
            "%s is a class for JSP pages, which the container compiles and runs by a servlet of its own, so that no guard"
                    + " stands before them; move the annotations to a servlet that forwards to the page, and keep the"
                    + " page below WEB-INF"),

    // 3xx: what does not go together.
    POOL_TWICE(
            "CRV301",
            "Pool \"%s\" is charged twice for one operation, by %s and by %s; keep one of them, with the amount that"
                    + " the operation should cost"),
    SERVICE_DECIDES(
            "CRV302",
            "Which of doGet, doPost and so on runs is decided by the code of %s, so the annotations of %s could be passed by; put them on"
                    + " service or on the class"),
    OPERATION_HIDDEN(
            "CRV303",
            "%s has JAX-RS annotations but none for an HTTP method, so that those of %s, which has requirements, do"
                    + " not apply to it; repeat them all here, or remove these"),
    CONTRADICTION(
            "CRV304",
            "%s is required twice of one operation, and not in the same way: \"%s\" by %s, \"%s\" by %s; keep one of"
                    + " them"),
    UNGUARDED_YET_GUARDED(
            "CRV305",
            "@Unguarded says that %s is open to everybody, but the requirements of %s hold for it; remove @Unguarded,"
                    + " or the requirements"),
    OPEN_BESIDE_GUARDED(
            "CRV306",
            true,
            "%s is open, beside %s, which is not: if it calls it, nobody pays; give it requirements, or mark it"
                    + " @Unguarded"),
    CHARGE_ON_SAFE_METHOD(
            "CRV307",
            true,
            "%s charges \"%s\" for %s, which answers %s: a page that is loaded again, fetched ahead or crawled would be"
                    + " paid for; charge another method, such as POST, or add @SuppressWarnings(\"crovver\") if it is"
                    + " meant"),
    LOCATOR_LEADS_OUT(
            "CRV308",
            true,
            "The requirements of %s do not hold for what %s returns, since JAX-RS calls that object by itself; annotate"
                    + " %s, or add @SuppressWarnings(\"crovver\") to the locator if it is meant to be open"),

    INHERITED_TWICE(
            "CRV309",
            "%s inherits the requirements of %s and those of %s, which are not the same, and neither replaces the other;"
                    + " declare what holds on %s itself"),

    CHARGED_UNCHANGED(
            "CRV310",
            "%s lets HttpServlet answer 304 without running %s, which the charge of %s would be taken for; set the header"
                    + " Last-Modified in doGet instead"),

    // 4xx: what could not be written.
    GUARD_NOT_WRITTEN("CRV401", "The guard %s could not be written: %s; no class of yours may have that name"),
    INDEX_NOT_WRITTEN(
            "CRV402", "%s could not be written: %s; it belongs to the processor, so nothing else may be in its place"),
    NOT_READABLE(
            "CRV403",
            "%s cannot be guarded, since %s, which it inherits, refers to a class that is missing; add the library that has"
                    + " it to the class path"),

    // 5xx: what the catalogue does not know.
    UNKNOWN_FEATURE(
            "CRV501",
            "No feature \"%s\" in the catalogue %s: %s If a plan has it all the same, write the catalogue anew with"
                    + " com.crovver.client.CatalogueCommand"),
    UNKNOWN_POOL(
            "CRV502",
            "No pool \"%s\" in the catalogue %s: %s If a plan has it all the same, write the catalogue anew with"
                    + " com.crovver.client.CatalogueCommand"),
    UNKNOWN_PRODUCT(
            "CRV503",
            "No product \"%s\" in the catalogue %s: %s If there is such a product, add its slug to the catalogue's"
                    + " \"products\""),
    CATALOGUE_NOT_READABLE(
            "CRV504",
            "The catalogue %s, which -Acrovver.catalog names, cannot be read: %s; it has to be"
                    + " {\"features\": [...], \"pools\": [...], \"products\": [...]}, of which any may be left out");

    private final String code;
    private final boolean warning;
    private final String text;

    Violation(String code, String text) {
        this(code, false, text);
    }

    Violation(String code, boolean warning, String text) {
        this.code = code;
        this.warning = warning;
        this.text = text;
    }

    /** The message, with placeholders for its values. */
    String text() {
        return text;
    }

    boolean isWarning() {
        return warning;
    }

    Diagnostic.Kind kind() {
        return warning ? Diagnostic.Kind.WARNING : Diagnostic.Kind.ERROR;
    }

    String code() {
        return code;
    }

    String message(Object... values) {
        return "[" + code + "] " + String.format(Locale.ROOT, text, values);
    }
}
