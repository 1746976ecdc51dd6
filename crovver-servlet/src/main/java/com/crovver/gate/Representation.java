package com.crovver.gate;

/** In which form a problem can be written; the earlier one is taken where a client likes two equally. */
enum Representation {
    /** For programs, as RFC 9457 names it. */
    PROBLEM_JSON("application", "problem+json"),
    /** The same text for programs that know only JSON. */
    JSON("application", "json"),
    /** A page for people. */
    HTML("text", "html");

    private final String type;
    private final String subtype;

    Representation(String type, String subtype) {
        this.type = type;
        this.subtype = subtype;
    }

    String type() {
        return type;
    }

    String subtype() {
        return subtype;
    }

    String contentType() {
        // JSON has no charset (RFC 8259), and is UTF-8 always.
        return type + "/" + subtype + (type.equals("text") ? ";charset=utf-8" : "");
    }
}
